public enum ReviewStatus: String, Sendable, Codable { case good, bad, skip }
public struct Review: Sendable, Hashable { public var status: ReviewStatus; public var notes: String; public init(status: ReviewStatus, notes: String) { self.status=status; self.notes=notes } }
public struct ReviewLog { public init(store: SampleStore) {}; public func reviews(of: [SampleReference]) throws -> [SampleReference: Review] { [:] } }
