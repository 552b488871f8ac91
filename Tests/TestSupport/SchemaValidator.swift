import Foundation
import Yams

/// The part of JSON Schema 2020-12 that the published schemas use, over values as Yams and Foundation load them.
public struct SchemaValidator {
  private let root: [String: Any]

  public init(json: String) throws {
    root = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any] ?? [:]
  }

  /// Instants stay text, as editors have them.
  public func accepts(yaml: String) throws -> Bool {
    let resolver = Resolver.default.removing(.timestamp).removing(.value)
    return isValid(try Yams.load(yaml: yaml, resolver) ?? NSNull(), root)
  }

  private func isValid(_ value: Any, _ schema: [String: Any]) -> Bool {
    schema.allSatisfy { keyword, rule in holds(keyword, rule, value, schema) }
  }

  private func holds(_ keyword: String, _ rule: Any, _ value: Any, _ schema: [String: Any]) -> Bool {
    let object = value as? [String: Any]
    let list = value as? [Any]
    let schemas = rule as? [[String: Any]] ?? []
    switch keyword {
    case "$ref": return isValid(value, definition(rule))
    case "type": return (rule as? [String] ?? [rule as? String ?? ""]).contains { isOf($0, value) }
    case "enum": return (rule as? [String] ?? []).contains { $0 == value as? String }
    case "pattern":
      guard let text = value as? String, let pattern = rule as? String else { return true }
      return text.range(of: pattern, options: .regularExpression) != nil
    case "minLength": return (value as? String).map { $0.count >= rule as? Int ?? 0 } ?? true
    case "required": return object.map { o in (rule as? [String] ?? []).allSatisfy { o[$0] != nil } } ?? true
    case "minProperties": return object.map { $0.count >= rule as? Int ?? 0 } ?? true
    case "minimum": return (value as? Int).map { $0 >= rule as? Int ?? 0 } ?? true
    case "minItems": return list.map { $0.count >= rule as? Int ?? 0 } ?? true
    case "uniqueItems": return list.map { Set($0.map { "\($0)" }).count == $0.count } ?? true
    case "items": return list?.allSatisfy { isValid($0, rule as? [String: Any] ?? [:]) } ?? true
    case "properties":
      let known = rule as? [String: [String: Any]] ?? [:]
      return object?.allSatisfy { key, item in known[key].map { isValid(item, $0) } ?? true } ?? true
    case "additionalProperties":
      let known = schema["properties"] as? [String: Any] ?? [:]
      return object?.filter { known[$0.key] == nil }.values.allSatisfy {
        (rule as? [String: Any]).map { rule in { isValid($0, rule) } }?($0) ?? false
      } ?? true
    case "dependentSchemas":
      let rules = rule as? [String: [String: Any]] ?? [:]
      return object.map { o in rules.allSatisfy { o[$0.key] == nil || isValid(value, $0.value) } } ?? true
    case "anyOf": return schemas.contains { isValid(value, $0) }
    case "allOf": return schemas.allSatisfy { isValid(value, $0) }
    case "oneOf": return schemas.count { isValid(value, $0) } == 1
    case "not": return !isValid(value, rule as? [String: Any] ?? [:])
    case "$schema", "$id", "title", "description", "$defs": return true
    default: return false
    }
  }

  private func definition(_ reference: Any) -> [String: Any] {
    let name = (reference as? String)?.split(separator: "/").last.map(String.init) ?? ""
    return (root["$defs"] as? [String: [String: Any]])?[name] ?? ["not": [String: Any]()]
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": value is Bool
    case "integer": value is Int
    case "number": value is Int || value is Double
    case "null": value is NSNull
    default: false
    }
  }
}
