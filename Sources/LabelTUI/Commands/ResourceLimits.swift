import Glibc

/// Checks the limits of the process at the start, because libraries abort without a message when
/// memory or file descriptors run out.
enum ResourceLimits {
  private static let leastAddressSpace: rlim_t = 512 << 20
  private static let leastOpenFiles: rlim_t = 32

  /// Throws `ResourceLimitError` when a limit of this process is too low.
  static func check() throws(ResourceLimitError) {
    try check(limit(RLIMIT_AS), .addressSpace, least: leastAddressSpace)
    try check(limit(RLIMIT_NOFILE), .openFiles, least: leastOpenFiles)
  }

  private static func check(
    _ limit: rlim_t, _ resource: ResourceLimitError.Resource, least: rlim_t
  ) throws(ResourceLimitError) {
    guard limit >= least else {
      throw ResourceLimitError(resource: resource, limit: limit, least: least)
    }
  }

  /// The current limit of `resource`; unlimited if it cannot be read.
  private static func limit(_ resource: __rlimit_resource) -> rlim_t {
    var limits = rlimit()
    return getrlimit(__rlimit_resource_t(resource.rawValue), &limits) == 0 ? limits.rlim_cur : .max
  }
}

/// A limit of the process is too low.
struct ResourceLimitError: Error, Equatable, CustomStringConvertible {
  enum Resource: Equatable {
    case addressSpace, openFiles
  }

  let resource: Resource
  let limit: rlim_t
  let least: rlim_t

  var description: String {
    switch resource {
    case .addressSpace:
      "address space is limited to \(limit >> 20) MiB; raise the limit (ulimit -v) to \(least >> 20) MiB or more"
    case .openFiles:
      "open files are limited to \(limit); raise the limit (ulimit -n) to \(least) or more"
    }
  }
}
