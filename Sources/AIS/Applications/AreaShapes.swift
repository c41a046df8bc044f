/// The shapes that an area notice is made of (IMO SN.1/Circ.289, 1/22 and 1/23), 84 bits each.

/// A circle, or a point when the radius is 0.
public struct AreaCircle: Hashable, Sendable {
  /// Power of ten by which lengths are multiplied.
  public var scale: Field<PlainCode> = .zero
  /// Longitude to 1/1,000 minute; absent for 181°.
  public var longitude: Field<Measure<LongitudeThousandths>> = .notAvailable
  /// Latitude to 1/1,000 minute; absent for 91°.
  public var latitude: Field<Measure<LatitudeThousandths>> = .notAvailable
  /// Decimal places of the position.
  public var precision: Field<PlainCode> = .zero
  /// Radius in metres, before `scale`.
  public var radius: Field<PlainCode> = .zero

  /// Nothing available.
  public init() {}
}

extension AreaCircle: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&scale, 2, "scale")
    fields.field(&longitude, 25, "lon")
    fields.field(&latitude, 24, "lat")
    fields.field(&precision, 3, "precision")
    fields.field(&radius, 12, "radius")
    fields.spare(18)
  }
}

/// A rectangle from its south-western corner on.
public struct AreaRectangle: Hashable, Sendable {
  /// Power of ten by which lengths are multiplied.
  public var scale: Field<PlainCode> = .zero
  /// Longitude to 1/1,000 minute; absent for 181°.
  public var longitude: Field<Measure<LongitudeThousandths>> = .notAvailable
  /// Latitude to 1/1,000 minute; absent for 91°.
  public var latitude: Field<Measure<LatitudeThousandths>> = .notAvailable
  /// Decimal places of the position.
  public var precision: Field<PlainCode> = .zero
  /// Metres to the east, before `scale`.
  public var east: Field<PlainCode> = .zero
  /// Metres to the north, before `scale`.
  public var north: Field<PlainCode> = .zero
  /// Degrees it is turned, clockwise.
  public var orientation: Field<PlainCode> = .zero

  /// Nothing available.
  public init() {}
}

extension AreaRectangle: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&scale, 2, "scale")
    fields.field(&longitude, 25, "lon")
    fields.field(&latitude, 24, "lat")
    fields.field(&precision, 3, "precision")
    fields.field(&east, 8, "east")
    fields.field(&north, 8, "north")
    fields.field(&orientation, 9, "orientation")
    fields.spare(5)
  }
}

/// A sector of a circle.
public struct AreaSector: Hashable, Sendable {
  /// Power of ten by which lengths are multiplied.
  public var scale: Field<PlainCode> = .zero
  /// Longitude to 1/1,000 minute; absent for 181°.
  public var longitude: Field<Measure<LongitudeThousandths>> = .notAvailable
  /// Latitude to 1/1,000 minute; absent for 91°.
  public var latitude: Field<Measure<LatitudeThousandths>> = .notAvailable
  /// Decimal places of the position.
  public var precision: Field<PlainCode> = .zero
  /// Radius in metres, before `scale`.
  public var radius: Field<PlainCode> = .zero
  /// Left side, degrees.
  public var left: Field<PlainCode> = .zero
  /// Right side, degrees.
  public var right: Field<PlainCode> = .zero

  /// Nothing available.
  public init() {}
}

extension AreaSector: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&scale, 2, "scale")
    fields.field(&longitude, 25, "lon")
    fields.field(&latitude, 24, "lat")
    fields.field(&precision, 3, "precision")
    fields.field(&radius, 12, "radius")
    fields.field(&left, 9, "left")
    fields.field(&right, 9, "right")
  }
}

/// A leg from the point before.
public struct AreaLeg: Hashable, Sendable {
  /// Its direction.
  public var bearing: Field<Measure<HalfDegrees>> = .notAvailable
  /// Its length in metres, before `scale`; 0 for none.
  public var distance: Field<PlainCode> = .zero

  /// Nothing available.
  public init() {}
}

extension AreaLeg: PayloadLayout {
  static var shortest: Int { 20 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&bearing, 10, "bearing")
    fields.field(&distance, 10, "distance")
  }
}

/// Text about the area.
public struct AreaText: Hashable, Sendable {
  /// Fourteen characters.
  public var text: SixBitText? = SixBitText(blank: 14)

  /// Nothing available.
  public init() {}
}

extension AreaText: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.text(&text, 14, "text")
  }
}
