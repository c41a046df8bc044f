/// Applications 1/27 and 1/28, 1/29 and 1/30, 1/0: routes and texts (IMO SN.1/Circ.289; ITU-R M.1371-5
/// annex 5 for 1/0).

/// A point of a route.
public struct WayPoint: Hashable, Sendable {
  /// Longitude to 1/10,000 minute; absent for 181°.
  public var longitude: Field<Measure<LongitudeTenThousandths>> = .notAvailable
  /// Latitude to 1/10,000 minute; absent for 91°.
  public var latitude: Field<Measure<LatitudeTenThousandths>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension WayPoint: PayloadLayout {
  static var shortest: Int { 55 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&longitude, 28, "lon")
    fields.field(&latitude, 27, "lat")
  }
}

/// A route, broadcast (1/27) or addressed (1/28).
public struct RouteInformation: Hashable, Sendable {
  /// Number that links it with other messages.
  public var linkage: Field<PlainCode> = .zero
  /// Who sends it.
  public var sender: Field<Coded<RouteSender>> = Field(Coded(0))
  /// What it is meant for.
  public var kind: Field<Coded<RouteKind>> = .notAvailable
  /// When it begins, UTC.
  public var start: Moment = Moment()
  /// How long it holds; 0 cancels it.
  public var duration: Field<Measure<Minutes18>> = .notAvailable
  /// How many points are meant to follow, 1…16.
  public var count: Field<PlainCode> = .zero
  /// The points that did.
  public var points: [WayPoint] = []

  /// Nothing available.
  public init() {}
}

extension RouteInformation: PayloadLayout {
  static var shortest: Int { 61 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&linkage, 10, "linkage")
    fields.field(&sender, 3, "sender")
    fields.field(&kind, 5, "rtype")
    fields.moment(&start, .month, "start")
    fields.field(&duration, 18, "duration")
    fields.field(&count, 5, "waycount")
    fields.list(&points, most: 16, "waypoints")
  }
}

/// A text that belongs to another message (1/29, 1/30).
public struct TextDescription: Hashable, Sendable {
  /// Number that links it with that message.
  public var linkage: Field<PlainCode> = .zero
  /// The text.
  public var text: MessageText = MessageText()

  /// Nothing available.
  public init() {}
}

extension TextDescription: PayloadLayout {
  static var shortest: Int { 10 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&linkage, 10, "linkage")
    fields.text(&text, "text")
  }
}

/// A text (1/0).
public struct TextTelegram: Hashable, Sendable {
  /// Whether an acknowledgement is asked for.
  public var asksForAcknowledgement: Field<Bool> = .unset
  /// Sequence number; 0 when none are used.
  public var sequence: Field<PlainCode> = .zero
  /// The text.
  public var text: MessageText = MessageText()

  /// Nothing available.
  public init() {}
}

extension TextTelegram: PayloadLayout {
  static var shortest: Int { 12 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&asksForAcknowledgement, 1, "ack_required")
    fields.field(&sequence, 11, "text_sequence")
    fields.text(&text, "text")
  }
}
