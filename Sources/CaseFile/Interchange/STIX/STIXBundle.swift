import Investigation
import Reconstruction

/// Writes indicators as a bundle of STIX 2.1 (OASIS Standard, 10 June 2021).
///
/// It holds: who says it (identity), SQL injection as an attack pattern (CAPEC-66, CWE-89), the addresses and files as
/// observables with the sightings of them (observed-data), and an indicator with a pattern for each address, user agent
/// and target, which indicates the attack pattern and is based on what was observed. Observables have the identifiers
/// that section 2.9 demands; all others follow from the case, so that the same case gives the same bytes.
public struct STIXBundle: Sendable {
  /// What the bundle says about itself.
  public struct Provenance: Sendable {
    /// The case's identifier, from which those of the objects follow.
    public let caseID: String
    /// The company that publishes it.
    public let producer: String
    /// When the investigation ran: seconds since 1970.
    public let time: Int64
    /// Nil: not marked.
    public let marking: TrafficLight?

    public init(caseID: String, producer: String, time: Int64, marking: TrafficLight?) {
      self.caseID = caseID
      self.producer = producer
      self.time = time
      self.marking = marking
    }
  }

  private let indicators: Indicators
  private let provenance: Provenance

  public init(_ indicators: Indicators, _ provenance: Provenance) {
    self.indicators = indicators
    self.provenance = provenance
  }

  public func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    var json = JSONWriter<Never> { bytes += $0 }
    let objects = STIXObjects(indicators, provenance).list
    json.object(.lines) { json in
      json.member("type", verbatim: "bundle")
      json.member(
        "id", verbatim: STIXIdentifier.object("bundle", String(provenance.time), inCase: provenance.caseID))
      json.array("objects", objects) { json, object in
        json.object(.lines) { json in for member in object.members { member.write(to: &json) } }
      }
    }
    json.finish()
    return bytes
  }
}
