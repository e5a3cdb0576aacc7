import CCrypto
import FoundationEssentials

/// SHA-256 of bytes that arrive in pieces, by OpenSSL. Use it on one thread at a time.
package final class SHA256 {
  private let context: OpaquePointer

  /// Starts a new hash.
  package init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
    else { preconditionFailure("OpenSSL does not support SHA-256") }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds `bytes`.
  package func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    let isDone = EVP_DigestUpdate(context, start, bytes.count) == 1
    precondition(isDone, "OpenSSL cannot compute SHA-256")
  }

  /// The digest as 64 lower-case hexadecimal digits. Nothing can be added afterwards.
  package func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let isDone = EVP_DigestFinal_ex(context, &digest, nil) == 1
    precondition(isDone, "OpenSSL cannot compute SHA-256")
    return HexadecimalText.of(digest)
  }

  /// The digest of `bytes`.
  package static func hexadecimal(of bytes: some ContiguousBytes) -> String {
    let hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    return hash.finish()
  }
}
