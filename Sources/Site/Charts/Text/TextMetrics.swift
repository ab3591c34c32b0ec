/// How wide text may become: nothing is measured while building, and each reader's system has a sans of its own.
///
/// The widths are those of DejaVu Sans (as wide as Verdana), the widest of the fonts a system's sans may be; San
/// Francisco, Segoe UI, Roboto and Arial are narrower, so that what does not touch here touches nowhere.
enum TextMetrics {
    /// In user units, at the one size charts are set in.
    static func width(of text: String, isBold: Bool = false) -> Double {
        var thousandths = 0
        for scalar in text.unicodeScalars { thousandths += advance(of: scalar.value) }
        let width = Double(thousandths) * ChartLayout.fontSize / 1000
        return isBold ? width * 1.16 : width
    }

    /// The advance of a character in thousandths of the font's size.
    private static func advance(of scalar: UInt32) -> Int {
        switch scalar {
        case 32..<127: ascii[Int(scalar) - 32]
        case 0x300...0x36F, 0x200B...0x200F: 0
        case 0xA0, 0x2018...0x201A, 0xB7: 318
        case 0x202F, 0x2009: 250
        case 0x20AC, 0xA3, 0xA5: 636
        case 0x2013: 500
        case 0x201C...0x201E: 518
        case 0xA1...0x17F: 800
        case 0x180...0x2E7F: 1100
        default: 1400
        }
    }

    private static let ascii = [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636,
        636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656,
        557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613,
        635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818,
        592, 592, 525, 636, 337, 636, 838,
    ]
}
