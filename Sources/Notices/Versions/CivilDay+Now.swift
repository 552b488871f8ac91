public import CaseFile
public import Investigation
import Obligations
import Reconstruction

extension CivilDay {
  /// The day that clocks of a zone show at an instant, given in seconds from 1970.
  public init?(seconds: Int64, in zone: Zone) {
    self.init(Moment(seconds: seconds, utcOffset: 0), in: zone)
  }
}
