/// Applications 1/22 and 1/23: an area, drawn from up to ten shapes, and what is to be known about it
/// (IMO SN.1/Circ.289).

/// Up to four legs that draw on from the shape before.
public struct AreaLegs: Hashable, Sendable {
  /// Power of ten by which lengths are multiplied.
  public var scale: Field<PlainCode> = .zero
  /// The legs.
  public var legs: [AreaLeg] = []

  /// No legs.
  public init() {}
}

extension AreaLegs: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&scale, 2, "scale")
    // Four legs are always sent; those of a drawn line that are not needed have length 0.
    if !fields.isReading { while legs.count < 4 { legs.append(AreaLeg()) } }
    fields.list(&legs, most: 4, "waypoints")
    fields.spare(2)
  }
}

/// One part of an area.
public enum AreaShape: Hashable, Sendable {
  /// 0: a circle or a point.
  case circle(AreaCircle)
  /// 1: a rectangle.
  case rectangle(AreaRectangle)
  /// 2: a sector.
  case sector(AreaSector)
  /// 3: a line that goes on from the shape before.
  case polyline(AreaLegs)
  /// 4: a polygon that begins in the shape before.
  case polygon(AreaLegs)
  /// 5: text.
  case text(AreaText)
  /// 6 and 7, which are reserved, with their 84 bits.
  case reserved(Int, BitString)

  /// The code of the shape.
  public var code: Int {
    switch self {
    case .circle: 0
    case .rectangle: 1
    case .sector: 2
    case .polyline: 3
    case .polygon: 4
    case .text: 5
    case .reserved(let code, _): code
    }
  }

  init(blank code: Int) {
    self =
      switch code {
      case 0: .circle(AreaCircle())
      case 1: .rectangle(AreaRectangle())
      case 2: .sector(AreaSector())
      case 3: .polyline(AreaLegs())
      case 4: .polygon(AreaLegs())
      case 5: .text(AreaText())
      default: .reserved(code, BitString())
      }
  }
}

extension AreaShape: PayloadLayout {
  /// The shape's code and its 84 bits.
  static var shortest: Int { 87 }

  init() { self.init(blank: 0) }

  mutating func walk(_ fields: inout some LayoutWalker) {
    var code = Field(PlainCode(code))
    fields.field(&code, 3, "shape")
    if fields.isReading { self = AreaShape(blank: code.raw ?? 0) }
    switch self {
    case .circle(let shape): self = .circle(shape.shown(&fields))
    case .rectangle(let shape): self = .rectangle(shape.shown(&fields))
    case .sector(let shape): self = .sector(shape.shown(&fields))
    case .polyline(let shape): self = .polyline(shape.shown(&fields))
    case .polygon(let shape): self = .polygon(shape.shown(&fields))
    case .text(let shape): self = .text(shape.shown(&fields))
    case .reserved(let code, var bits):
      fields.rest(&bits, kept: max(0, (fields.bitsLeft ?? 84) - 84), "data")
      self = .reserved(code, bits)
    }
  }
}

/// A notice about an area, broadcast (1/22) or addressed (1/23).
public struct AreaNotice: Hashable, Sendable {
  /// Number that links it with other messages.
  public var linkage: Field<PlainCode> = .zero
  /// What it is about, 0…127 by the circular's table; absent for 127, undefined.
  public var notice: Field<Measure<NoticeCode>> = .notAvailable
  /// From when on it holds, UTC.
  public var start: Moment = Moment()
  /// How long it holds; 0 cancels it.
  public var duration: Field<Measure<Minutes18>> = .notAvailable
  /// One to ten shapes.
  public var shapes: [AreaShape] = []

  /// Nothing available.
  public init() {}
}

extension AreaNotice: PayloadLayout {
  static var shortest: Int { 55 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&linkage, 10, "linkage")
    fields.field(&notice, 7, "notice")
    fields.moment(&start, .month, "start")
    fields.field(&duration, 18, "duration")
    fields.list(&shapes, most: 10, "shapes")
  }
}

/// What an area notice is about.
public enum NoticeCode: Quantity {
  /// Codes 0…126; 127 is not available.
  public static var scale: Scale { Scale(0...126, notAvailable: 127, "") }
}
