/// Eight bytes of text looked at in one step.
///
/// On words rather than on SIMD vectors, whose masks ran forty times slower here.
extension UInt64 {
    /// The high bit of each byte that is zero; above the lowest such byte others may be marked too.
    @inlinable package var zeroBytes: UInt64 {
        (self &- 0x0101_0101_0101_0101) & ~self & 0x8080_8080_8080_8080
    }

    /// The high bit of each byte below 0x20; above the lowest such byte others may be marked too.
    @inlinable package var controlBytes: UInt64 {
        (self &- 0x2020_2020_2020_2020) & ~self & 0x8080_8080_8080_8080
    }
}
