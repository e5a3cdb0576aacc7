"""Tests of the loader without PyTorch."""

import json
import math
import os
import pickle
import sys
import tempfile
import unittest

import numpy as np

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from labeltui_data import DatasetError, IQDataset, split  # noqa: E402
import written_dataset as written  # noqa: E402


class LoadingTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "data")

    def test_iq_of_all_formats(self):
        for form in ("cf32_le", "ci16_le", "rfcap"):
            dataset = IQDataset(written.write(f"{self.path}-{form}", form=form))
            self.assertEqual(len(dataset), 4)
            for number, count in enumerate((5, 3, 6, 4)):
                sample = dataset[number]
                self.assertEqual(sample["iq"].shape, (count, 2, written.LENGTH))
                for receiver in range(count):
                    wanted = written.iq(number, receiver)
                    self.assertLess(abs(sample["iq"][receiver, 0] - wanted.real).max(), 4e-5)
                    self.assertLess(abs(sample["iq"][receiver, 1] - wanted.imag).max(), 4e-5)

    def test_labels_beside_an_rfcap_do_not_matter(self):
        dataset = IQDataset(written.write(self.path, form="rfcap"))
        with open(os.path.join(self.path, "samples/000000/rx-01.sigmf-meta"), "w") as file:
            file.write("{}")
        self.assertEqual(dataset[0]["iq"].shape[0], 5)

    def test_padding_mask_and_crop(self):
        written.write(self.path)
        dataset = IQDataset(self.path, sequence_length=100, max_receivers=4)
        for number, count in enumerate((5, 3, 6, 4)):
            sample = dataset[number]
            self.assertEqual(sample["iq"].shape, (4, 2, 100))
            self.assertEqual(sample["mask"].tolist(), [place < count for place in range(4)])
            self.assertEqual(sample["features"].shape, (4, 8))
            self.assertTrue((sample["iq"][~sample["mask"]] == 0).all())
            self.assertEqual(sample["iq"].dtype, np.float32)
        longer = IQDataset(self.path, sequence_length=3000)[0]["iq"]
        self.assertEqual(longer.shape, (5, 2, 3000))
        self.assertTrue((longer[:, :, written.LENGTH :] == 0).all())

    def test_random_crops_are_common_to_receivers_and_repeatable(self):
        written.write(self.path)
        datasets = [IQDataset(self.path, sequence_length=64, crop="random", seed=5) for _ in range(2)]
        first, again = (dataset[2]["iq"] for dataset in datasets)
        self.assertTrue((first == again).all())
        datasets[0].epoch = 1
        self.assertFalse((datasets[0][2]["iq"] == first).all())
        starts = []
        for receiver in range(6):
            wanted = written.iq(2, receiver)
            errors = [
                abs(first[receiver, 0] - wanted.real[start : start + 64]).max()
                + abs(first[receiver, 1] - wanted.imag[start : start + 64]).max()
                for start in range(written.LENGTH - 63)
            ]
            starts.append({start for start, error in enumerate(errors) if error < 1e-5})
        self.assertTrue(set.intersection(*starts))

    def test_normalized_power(self):
        sample = IQDataset(written.write(self.path), normalize=True)[3]
        power = (sample["iq"] ** 2).sum(axis=1).mean(axis=1)
        self.assertTrue(np.allclose(power, 1, atol=1e-4))

    def test_features_are_in_the_order_of_receivers_and_columns(self):
        dataset = IQDataset(written.write(self.path, kind="feature_based"))
        self.assertEqual(dataset.feature_names, written.FEATURES)
        sample = dataset[2]
        self.assertNotIn("iq", sample)
        self.assertEqual(sample["features"][3].tolist(), [230, 0, 232, 233, 234, 235, 236, 237])

    def test_positions_are_in_kilometers(self):
        sample = IQDataset(written.write(self.path))[1]
        self.assertTrue(np.allclose(sample["origin"], [45.1, 8.9]))
        degree = math.pi / 180 * 6371
        east = 0.1 * degree * math.cos(math.radians(45.1))
        self.assertTrue(np.allclose(sample["positions"][:, 0], [east, 0, -east], atol=1e-3))
        self.assertTrue(np.allclose(sample["positions"][:, 1], [-0.1 * degree, 0, 0.1 * degree], atol=1e-3))
        self.assertTrue(np.allclose(sample["target"], [3 * east, 0], atol=1e-3))

    def test_statistics_do_not_count_missing_features(self):
        dataset = IQDataset(written.write(self.path, receivers=(2, 2)))
        mean, deviation = dataset.feature_statistics([0])
        self.assertEqual(mean.tolist(), [5, 0, 7, 8, 9, 10, 11, 12])
        self.assertEqual(deviation.tolist(), [5, 0, 5, 5, 5, 5, 5, 5])

    def test_splits_are_complete_and_stay(self):
        dataset = IQDataset(written.write(self.path, kind="feature_based", receivers=(1,) * 200))
        train, val = split(dataset, val=0.25, seed=3)
        self.assertEqual(sorted(train + val), list(range(200)))
        self.assertTrue(30 < len(val) < 70)
        self.assertEqual(split(dataset, val=0.25, seed=3), (train, val))
        self.assertNotEqual(split(dataset, val=0.25, seed=4), (train, val))
        self.assertEqual(split(dataset, val=0)[1], [])
        with self.assertRaises(ValueError):
            split(dataset, val=2)

    def test_datasets_can_be_sent_to_other_processes(self):
        dataset = IQDataset(written.write(self.path))
        first = dataset[0]
        copy = pickle.loads(pickle.dumps(dataset))
        self.assertTrue((copy[0]["features"] == first["features"]).all())

    def test_damaged_datasets_are_refused_with_the_file_and_the_field(self):
        written.write(self.path)
        description = os.path.join(self.path, "dataset.json")
        with open(description) as file:
            good = json.load(file)
        for change, text in [
            ({"format": "coco"}, "format is 'coco'"), ({"version": 2}, "version is 2"),
            ({"type": 5}, "type is 5"), ({"complete": False}, "complete is False"),
        ]:
            with open(description, "w") as file:
                json.dump({**good, **change}, file)
            with self.assertRaisesRegex(DatasetError, f"dataset.json: {text}"):
                IQDataset(self.path)
        for text in ("", "[]", "{"):
            with open(description, "w") as file:
                file.write(text)
            with self.assertRaisesRegex(DatasetError, "dataset.json"):
                IQDataset(self.path)
        with self.assertRaisesRegex(DatasetError, "dataset.json"):
            IQDataset(self.path + "-none")

    def test_damaged_recordings_are_refused(self):
        dataset = IQDataset(written.write(self.path))
        stem = os.path.join(self.path, "samples/000000/rx-02")
        with open(stem + ".sigmf-meta", "w") as file:
            file.write('{"global": {"core:datatype": "ri8"}}')
        with self.assertRaisesRegex(DatasetError, "rx-02.sigmf-meta: core:datatype is 'ri8'"):
            dataset[0]
        os.remove(stem + ".sigmf-meta")
        with self.assertRaisesRegex(DatasetError, "rx-02.sigmf-meta"):
            dataset[0]
        with open(stem + ".rfcap", "wb") as file:
            file.write(b"RIFF")
        with self.assertRaisesRegex(DatasetError, "rx-02.rfcap: is no RFCAP"):
            dataset[0]

    def test_wrong_options_are_refused(self):
        written.write(self.path)
        for options in ({"sequence_length": 0}, {"max_receivers": -1}, {"crop": "middle"}):
            with self.assertRaises(ValueError):
                IQDataset(self.path, **options)


if __name__ == "__main__":
    unittest.main()
