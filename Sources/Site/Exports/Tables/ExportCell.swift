import Content

/// A value of a table before it has a format.
enum ExportCell: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int64)
    case decimal(ExactDecimal)
    case flag(Bool)

    func hash(into hasher: inout StableHasher) {
        switch self {
        case .empty: hasher.combine(0 as UInt64)
        case .text(let text): hasher.combine(text, tag: 1)
        case .integer(let number):
            hasher.combine(2 as UInt64)
            hasher.combine(UInt64(bitPattern: number))
        case .decimal(let decimal):
            hasher.combine(3 + UInt64(decimal.scale) << 3)
            hasher.combine(UInt64(bitPattern: decimal.mantissa))
        case .flag(let flag): hasher.combine(flag ? 5 : 4 as UInt64)
        }
    }
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
        if mantissa < 0 { bytes.append(UInt8(ascii: "-")) }
        var digits = Array(String(mantissa.magnitude).utf8)
        if digits.count <= scale {
            digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: scale + 1 - digits.count), at: 0)
        }
        bytes += digits.dropLast(scale)
        guard scale > 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes += digits.suffix(scale)
    }

    /// The nearest binary number, for formats that know no other.
    var double: Double {
        var divisor = 1.0
        for _ in 0..<scale { divisor *= 10 }
        return Double(mantissa) / divisor
    }
}
