/// A currency by its ISO 4217 code.
package struct Currency: Hashable, Sendable, Comparable {
    /// Three capital letters, such as `EUR`.
    package let code: String

    /// Makes a currency of a code of the list; nil for other texts.
    package init?(_ code: String) {
        // Three bytes: the sign of the kelvin is equal to a K.
        guard code.utf8.count == 3, Currency.known.contains(code) else { return nil }
        self.code = code
    }

    package static let euro = Currency(unchecked: "EUR")

    private init(unchecked code: String) {
        self.code = code
    }

    /// How many decimals its amounts have.
    package var minorDigits: Int {
        if Currency.withoutMinorUnit.contains(code) { return 0 }
        return Currency.withThreeDigits.contains(code) ? 3 : 2
    }

    package static func < (left: Self, right: Self) -> Bool { left.code < right.code }

    /// Every code that is read, in the order of the alphabet.
    package static let codes: [String] = known.sorted()

    private static let withoutMinorUnit: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
    ]
    private static let withThreeDigits: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]

    /// The active codes of ISO 4217, and those that the euro replaced since 2018.
    static let known: Set<String> = Set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF \
        CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL \
        HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD \
        MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN \
        PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD \
        TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
        """.split(separator: " ").map(String.init))
}
