/// An id of one kind of thing. Ids are text and exact: `7.10` is never `7.1`.
package struct Identifier<Tag>: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let text: String
  package init(_ text: String) { self.text = text }
  package var description: String { text }
  package static func < (a: Self, b: Self) -> Bool { NaturalOrder.isLess(a.text, b.text) }
}

package enum CategoryTag {}
package enum ItemTag {}
package enum LevelTag {}
package enum FacetTag {}
package enum QuestionTag {}
package enum DimensionTag {}
package enum GroupTag {}
package enum IndicatorTag {}
package enum EvidenceTag {}
package enum TermTag {}
package enum PageTag {}

/// A category of criteria; the framework's last one (`7`) is the results.
package typealias CategoryID = Identifier<CategoryTag>
/// A criteria item such as `1.1`.
package typealias ItemID = Identifier<ItemTag>
package typealias LevelID = Identifier<LevelTag>
/// One side of an answer: approach, deploy, result.
package typealias FacetID = Identifier<FacetTag>
/// A question of the organisational profile (OP).
package typealias QuestionID = Identifier<QuestionTag>
/// A result dimension such as `7.1`.
package typealias DimensionID = Identifier<DimensionTag>
/// A group of indicators such as `7.1.1`.
package typealias GroupID = Identifier<GroupTag>
/// A result indicator such as `7.1.1-1`.
package typealias IndicatorID = Identifier<IndicatorTag>
package typealias EvidenceID = Identifier<EvidenceTag>
package typealias TermID = Identifier<TermTag>
package typealias PageID = Identifier<PageTag>

/// Orders ids as people do: numbers inside them by value, so that `op:10` follows `op:9`.
package enum NaturalOrder {
  package static func isLess(_ a: String, _ b: String) -> Bool {
    var (x, y) = (a.utf8[...], b.utf8[...])
    while let first = x.first, let second = y.first {
      if isDigit(first), isDigit(second) {
        let (left, right) = (x.prefix(while: isDigit).drop { $0 == 48 }, y.prefix(while: isDigit).drop { $0 == 48 })
        if left.count != right.count { return left.count < right.count }
        if !left.elementsEqual(right) { return left.lexicographicallyPrecedes(right) }
        x = x.drop(while: isDigit)
        y = y.drop(while: isDigit)
      } else {
        if first != second { return first < second }
        x = x.dropFirst()
        y = y.dropFirst()
      }
    }
    return x.isEmpty && !y.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}

/// A level of an item's answer, or one facet of it; both nil for what stands outside the levels.
package struct SectionID: Hashable, Sendable {
  package let level: LevelID
  package let facet: FacetID?

  package init(level: LevelID, facet: FacetID?) {
    self.level = level
    self.facet = facet
  }

  /// `basic` or `basic/approach`.
  package var path: String { facet.map { "\(level)/\($0)" } ?? level.text }
  /// The stable anchor on the item's page: `basic` or `basic-approach`.
  package var anchor: String { facet.map { "\(level)-\($0)" } ?? level.text }
}

/// Anything that a cross-link can lead to and that has a place of its own in the bundle.
package enum Target: Hashable, Sendable {
  case category(CategoryID)
  case item(ItemID)
  case section(ItemID, SectionID)
  case question(QuestionID)
  case dimension(DimensionID)
  case group(GroupID)
  case indicator(IndicatorID)
  case evidence(EvidenceID)
  case term(TermID)
  case page(PageID)

  /// The canonical way to write a link to it.
  package var canonical: String {
    switch self {
    case .category(let id): "category:\(id)"
    case .item(let id): "item:\(id)"
    case .section(let id, let section): "item:\(id)/\(section.path)"
    case .question(let id): "op:\(id)"
    case .dimension(let id): "kpi:\(id)"
    case .group(let id): "kpi:\(id)"
    case .indicator(let id): "kpi:\(id)"
    case .evidence(let id): "ev:\(id)"
    case .term(let id): "term:\(id)"
    case .page(let id): "page:\(id)"
    }
  }

  /// The thing whose page or row it is: a section belongs to its item.
  package var owner: Target {
    if case .section(let item, _) = self { .item(item) } else { self }
  }
}
