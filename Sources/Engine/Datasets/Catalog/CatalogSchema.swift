/// The tables of the catalog (`docs/formats/catalog.md`).
enum CatalogSchema {
  /// Increased when the tables change: a catalog of another version is built again from the files.
  static let version = 1

  /// Names of tables and columns that other programs may use come first; the rest is for LabelTUI.
  static let script = """
    CREATE TABLE training_samples(
      id TEXT PRIMARY KEY, created_at TEXT, image_url TEXT NOT NULL, image_path TEXT NOT NULL,
      label TEXT, label_type TEXT, nyckel_function_id TEXT, nyckel_sample_id TEXT,
      nyckel_status TEXT NOT NULL, source_scan_id TEXT, region_name TEXT, crop_data TEXT,
      image_width INTEGER, image_height INTEGER, file_size_bytes INTEGER) WITHOUT ROWID;
    CREATE INDEX training_samples_created_at ON training_samples(created_at);
    CREATE INDEX training_samples_label ON training_samples(label);
    CREATE INDEX training_samples_label_type ON training_samples(label_type);
    CREATE INDEX training_samples_source ON training_samples(source_scan_id, image_path);
    CREATE INDEX training_samples_key ON training_samples(nyckel_sample_id);
    CREATE INDEX training_samples_error ON training_samples(nyckel_status)
      WHERE nyckel_status = 'error';
    CREATE VIEW analysis_jobs(id, golden_frames) AS
      SELECT source_scan_id, MIN(image_path) FROM training_samples
      WHERE source_scan_id IS NOT NULL GROUP BY source_scan_id;

    CREATE TABLE samples(
      number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
      kind INTEGER NOT NULL, class TEXT NOT NULL, id_number INTEGER NOT NULL, id TEXT NOT NULL,
      revision INTEGER NOT NULL, created_at TEXT, updated_at TEXT, labeler TEXT,
      source TEXT, position REAL, iq_sha256 TEXT,
      width INTEGER NOT NULL, height INTEGER NOT NULL, classes TEXT NOT NULL,
      box_count INTEGER NOT NULL, least_confidence REAL, greatest_confidence REAL,
      verified_count INTEGER NOT NULL, empty_boxes INTEGER NOT NULL, misplaced INTEGER NOT NULL,
      verdict TEXT NOT NULL, image_path TEXT NOT NULL, image_size INTEGER,
      folder TEXT NOT NULL, record_inode INTEGER, record_size INTEGER, record_seconds INTEGER,
      record_nanoseconds INTEGER);
    CREATE UNIQUE INDEX samples_key ON samples(kind, class, id_number, id);
    CREATE INDEX samples_newest ON samples(updated_at DESC, kind, class, id_number, id);
    CREATE INDEX samples_least_confident
      ON samples(coalesce(least_confidence, 2), kind, class, id_number, id);
    CREATE INDEX samples_most_boxes ON samples(box_count DESC, kind, class, id_number, id);
    CREATE INDEX samples_verdict ON samples(verdict, kind, class, id_number, id);
    CREATE INDEX samples_source ON samples(source, class, id_number, id);
    CREATE INDEX samples_window ON samples(iq_sha256, class) WHERE iq_sha256 IS NOT NULL;
    CREATE INDEX samples_folder ON samples(folder);
    CREATE TABLE boxes(
      sample INTEGER NOT NULL, ordinal INTEGER NOT NULL, class TEXT NOT NULL,
      x REAL NOT NULL, y REAL NOT NULL, width REAL NOT NULL, height REAL NOT NULL,
      confidence REAL, source TEXT NOT NULL, verified INTEGER NOT NULL,
      PRIMARY KEY(sample, ordinal)) WITHOUT ROWID;
    CREATE INDEX boxes_source ON boxes(source, sample);
    CREATE TABLE sample_classes(
      class TEXT NOT NULL, sample INTEGER NOT NULL, boxes INTEGER NOT NULL,
      PRIMARY KEY(class, sample)) WITHOUT ROWID;
    CREATE TABLE class_sources(
      class TEXT NOT NULL, source TEXT NOT NULL, samples INTEGER NOT NULL,
      PRIMARY KEY(class, source)) WITHOUT ROWID;
    CREATE TABLE reviews(
      offset INTEGER PRIMARY KEY, image_id TEXT NOT NULL, status TEXT NOT NULL,
      notes TEXT NOT NULL, reviewer TEXT, reviewed_at TEXT, revision INTEGER, boxes TEXT);
    CREATE INDEX reviews_image ON reviews(image_id, offset);
    CREATE INDEX reviews_reviewer ON reviews(reviewer, image_id);
    CREATE TABLE folders(
      path TEXT PRIMARY KEY, state TEXT NOT NULL, inode INTEGER, size INTEGER, seconds INTEGER,
      nanoseconds INTEGER, highest_number INTEGER NOT NULL, needs_recovery INTEGER NOT NULL)
      WITHOUT ROWID;
    CREATE TABLE problems(
      folder TEXT NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL, line INTEGER, reason TEXT);
    CREATE INDEX problems_folder ON problems(folder);

    CREATE TRIGGER samples_inserted AFTER INSERT ON samples WHEN NEW.kind = 0 BEGIN
      INSERT INTO class_sources VALUES(NEW.class, coalesce('/' || NEW.source, ''), 1)
        ON CONFLICT DO UPDATE SET samples = samples + 1;
    END;
    CREATE TRIGGER samples_deleted AFTER DELETE ON samples WHEN OLD.kind = 0 BEGIN
      UPDATE class_sources SET samples = samples - 1
        WHERE class = OLD.class AND source = coalesce('/' || OLD.source, '');
      DELETE FROM class_sources
        WHERE class = OLD.class AND source = coalesce('/' || OLD.source, '') AND samples < 1;
    END;
    """
}
