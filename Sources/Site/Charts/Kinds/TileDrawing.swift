/// Lays out a tile map: key and other countries beside the map on a screen, around it on a phone.
struct TileDrawing {
    let map: TileMap
    let layout: ChartLayout
    private let classes: TileClasses
    private let size: Double
    /// A tile shows the number of its class where the values themselves have no room.
    private let showsClasses: Bool

    init(map: TileMap, layout: ChartLayout) {
        self.map = map
        self.layout = layout
        size = layout.isNarrow ? 42 : 52
        classes = TileClasses(map.countries.map(\.value))
        let room = size - 5
        showsClasses = map.countries.contains { TextMetrics.width(of: map.format.tick($0.value)) > room }
    }

    func draw() -> Drawing {
        var marks: [Mark] = []
        let known = Dictionary(map.countries.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let europe = EuropeGrid.tiles
        let mapWidth = Double(EuropeGrid.columns) * size
        let codes = Set(europe.map(\.code))
        let others = map.countries.filter { !codes.contains($0.code) }.sorted { $0.code < $1.code }

        var y = 0.0
        let side = layout.isNarrow ? 0 : mapWidth + 36
        let sideWidth = layout.width - side
        let (keyMarks, keyHeight) = key(x: side, y: 0, width: sideWidth)
        marks.append(contentsOf: keyMarks)
        if layout.isNarrow { y = keyHeight + 10 }

        for tile in europe {
            let box = Box(x: Double(tile.column) * size, y: y + Double(tile.row) * size, width: size, height: size)
            marks.append(draw(known[tile.code], code: tile.code, in: box))
        }
        let mapHeight = Double(EuropeGrid.rows) * size
        y += mapHeight
        guard !others.isEmpty else { return Drawing(width: layout.width, height: max(y, keyHeight), marks: marks) }

        var top = layout.isNarrow ? y + 12 : keyHeight + 24
        marks.append(
            .text(
                TextMark(TextFitting.shorten(map.words.elsewhere, to: sideWidth), x: side, y: top + 14, classes: "soft")
            ))
        top += 24
        let perRow = max(1, Int(sideWidth / size))
        for (index, country) in others.enumerated() {
            let box = Box(
                x: side + Double(index % perRow) * size, y: top + Double(index / perRow) * size,
                width: size, height: size)
            marks.append(draw(country, code: country.code, in: box))
        }
        let rows = (others.count + perRow - 1) / perRow
        return Drawing(width: layout.width, height: max(y, top + Double(rows) * size), marks: marks)
    }

    private func draw(_ country: TileMap.Country?, code: String, in box: Box) -> Mark {
        let inner = Box(x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2)
        let x = inner.x + inner.width / 2
        guard let country, let number = classes.number(of: country.value) else {
            // A known zero is said; a country the register does not cover has its code alone.
            let zero = country.map { map.format.tick($0.value) }
            let middle = inner.y + inner.height / 2
            let y = zero == nil ? middle + 5 : middle - 2
            var marks: [Mark] = [
                .rectangle(inner, classes: "tile-none"),
                .text(TextMark(code, x: x, y: y, anchor: .middle, classes: "soft")),
            ]
            if let zero {
                marks.append(.text(TextMark(zero, x: x, y: middle + 15, anchor: .middle, classes: "soft")))
            }
            let title = country.map { "\($0.name): \(map.format.label($0.value))" }
            guard let href = country?.href else { return .group(title: title, marks) }
            return .link(href: href, title: title, target: inner, marks)
        }
        let shade = classes.shade(number)
        let ink = shade == 5 ? "on-dark" : "on-light"
        let value = showsClasses ? String(number) : map.format.tick(country.value)
        let marks: [Mark] = [
            .rectangle(inner, classes: "step-\(shade)"),
            .text(
                TextMark(code, x: x, y: inner.y + inner.height / 2 - 2, anchor: .middle, classes: ink, isBold: true)),
            .text(TextMark(value, x: x, y: inner.y + inner.height / 2 + 15, anchor: .middle, classes: ink)),
        ]
        let title = "\(country.name): \(map.format.label(country.value))"
        guard let href = country.href else { return .group(title: title, marks) }
        return .link(href: href, title: title, target: inner, marks)
    }

    /// The classes with their ranges, one under the other.
    private func key(x: Double, y: Double, width: Double) -> (marks: [Mark], height: Double) {
        var marks: [Mark] = []
        var y = y
        for line in TextFitting.wrap(map.words.value, to: width, lines: 2) {
            marks.append(.text(TextMark(line, x: x, y: y + 14, classes: "soft")))
            y += 20
        }
        y += 2
        for index in classes.ranges.indices.reversed() {
            let range = classes.ranges[index]
            let shade = classes.shade(index + 1)
            marks.append(.rectangle(Box(x: x, y: y + 1, width: 26, height: 18), classes: "step-\(shade)"))
            if showsClasses {
                let ink = shade == 5 ? "on-dark" : "on-light"
                marks.append(.text(TextMark(String(index + 1), x: x + 13, y: y + 15, anchor: .middle, classes: ink)))
            }
            let lowest = map.format.label(range.lowerBound)
            let words =
                range.lowerBound == range.upperBound
                ? lowest : map.words.range(lowest, map.format.label(range.upperBound))
            let text = TextFitting.shorten(words, to: width - 36)
            marks.append(.text(TextMark(text, x: x + 36, y: y + 15)))
            y += 22
        }
        return (marks, y)
    }
}
