import Content

/// A value of a table before it has a format.
enum ExportCell: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int64)
    case decimal(ExactDecimal)
    case flag(Bool)
}

/// An exact decimal number: a whole number of its last digit's units.
struct ExactDecimal: Hashable, Sendable {
    /// The number without its point.
    var mantissa: Int64
    /// How many digits stand behind the point.
    var scale: Int

    init(mantissa: Int64, scale: Int) {
        self.mantissa = mantissa
        self.scale = scale
    }

    /// A sum in its currency's main unit, with all the decimals of the currency: `4750000.00`.
    init(_ money: Money) {
        self.init(mantissa: money.minorUnits, scale: money.currency.minorDigits)
    }

    /// Appends the digits, with a point where there are decimals.
    func append(to bytes: inout [UInt8]) {
        bytes.append(mantissa, pointBefore: scale)
    }

    /// The nearest binary number, for formats that know no other.
    var double: Double {
        var divisor = 1.0
        for _ in 0..<scale { divisor *= 10 }
        return Double(mantissa) / divisor
    }
}

extension [UInt8] {
    /// Appends a whole number in decimal digits.
    mutating func append(digitsOf number: Int64) { append(number, pointBefore: 0) }

    /// Appends a number in decimal digits, of which some stand behind a point.
    fileprivate mutating func append(_ number: Int64, pointBefore scale: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24 + scale) { buffer in
            var place = buffer.count
            var rest = number.magnitude
            var digits = 0
            repeat {
                if digits == scale, scale > 0 {
                    place -= 1
                    buffer[place] = UInt8(ascii: ".")
                }
                place -= 1
                buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
                digits += 1
            } while rest > 0 || digits <= scale
            if number < 0 {
                place -= 1
                buffer[place] = UInt8(ascii: "-")
            }
            self.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[place...]))
        }
    }
}
