import CCrypto
import FoundationEssentials

/// SHA-512, which SigMF uses, by OpenSSL.
package enum SHA512 {
  /// The digest of `bytes` as 128 lower-case hexadecimal digits.
  package static func hexadecimal(of bytes: some ContiguousBytes) -> String {
    var digest = [UInt8](repeating: 0, count: 64)
    let isDone = bytes.withUnsafeBytes { bytes in
      EVP_Digest(bytes.baseAddress, bytes.count, &digest, nil, EVP_sha512(), nil) == 1
    }
    precondition(isDone, "OpenSSL cannot compute SHA-512")
    return HexadecimalText.of(digest)
  }
}
