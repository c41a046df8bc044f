/// One entity of FollowTheMoney (followthemoney.tech) as a line of JSON; every property is a list of texts.
package struct FollowTheMoneyEntity: Sendable {
  package let schema: String
  package let id: String
  private var properties: [(name: String, values: [String])] = []

  package init(_ schema: String, id: String) {
    self.schema = schema
    self.id = id
  }

  /// Nothing is added for nil and for an empty text.
  package mutating func add(_ property: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    if let known = properties.firstIndex(where: { $0.name == property }) {
      properties[known].values.append(value)
    } else {
      properties.append((property, [value]))
    }
  }

  package var json: String {
    JSONText.object([
      ("id", JSONText.quoted(id)), ("schema", JSONText.quoted(schema)),
      ("properties", JSONText.object(properties.map { ($0.name, JSONText.list($0.values)) })),
    ])
  }
}
