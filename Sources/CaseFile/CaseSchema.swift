/// The layers of a case file, their columns and what each means (DESIGN §5).
///
/// The first columns of the layers that DESIGN fixes stand in that order; more follow them. This
/// file is long because it is a flat table. `Docs/CaseFile.md` is made from it by
/// `plimsoll info --schema`.

/// The description of every layer.
package enum CaseSchema {
  /// Raised when a column or layer changes its meaning.
  package static let version = 1

  /// Every layer in the order of the file.
  package static let layers: [CaseLayer] = [
    vessels,
    identities,
    tracks,
    draughts,
    places,
    portCalls,
    gaps,
    loiterings,
    encounters,
    transfers,
    draughtChanges,
    positionAnomalies,
    identityChanges,
    voyages,
    parcels,
    custodyEdges,
    discharges,
    cargoStates,
    explanations,
    documents,
    designations,
    screenings,
    findings,
    totals,
    unobserved,
    evidence,
    sources,
    refusals,
    runs,
  ]

  /// The layer with this name; nil when there is none.
  package static func layer(_ name: String) -> CaseLayer? { byName[name] }

  private static let byName = Dictionary(
    layers.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  private static let vessels = CaseLayer(
    name: "vessels", meaning: "Ships that the run tells apart, one row a ship", geometry: nil,
    columns: [
      CaseColumn(
        "vessel_id", .text,
        "imo:NNNNNNN when a valid IMO number was heard, else mmsi:NNNNNNNNN, with @time "
          + "behind it when several ships used one MMSI"),
      CaseColumn("mmsi", .integer, "MMSI used most, nine digits"),
      CaseColumn("imo", .integer, "IMO number with a right check digit; null when none was heard"),
      CaseColumn("name", .text, "name last heard; null when none"),
      CaseColumn(
        "flag", .text,
        "ISO 3166 alpha-2 country of the MMSI; null when its digits name none"),
      CaseColumn(
        "ship_type", .integer,
        "AIS ship and cargo type 1…99; 80…89 are tankers; null when not heard"),
      CaseColumn(
        "is_tanker", .integer,
        "1, 0, or null when no type was heard and no registry row says"),
      CaseColumn("length_m", .real, "metres; registry before AIS; null unknown"),
      CaseColumn("beam_m", .real, "metres; registry before AIS; null unknown"),
      CaseColumn("dwt_t", .real, "deadweight tonnes from the registry; null unknown"),
      CaseColumn("design_draught_m", .real, "metres from the registry; null unknown"),
      CaseColumn("owner", .text, "from the registry; null unknown"),
      CaseColumn("manager", .text, "from the registry; null unknown"),
      CaseColumn("call_sign", .text, "last heard"),
      CaseColumn("first_seen", .time, "first fix"),
      CaseColumn("last_seen", .time, "last fix"),
      CaseColumn("fixes", .integer, "fixes used"),
      CaseColumn("segments", .text, "segment ids, separated by spaces"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let identities = CaseLayer(
    name: "identities", meaning: "Each spell of one set of names and numbers on one segment",
    geometry: nil,
    columns: [
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("segment", .text, "segment id"),
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("imo_as_sent", .integer, "IMO field as typed, right or not; null for none"),
      CaseColumn("imo_valid", .integer, "1 check digit right, 0 wrong, null none sent"),
      CaseColumn("name", .text, "null not heard"),
      CaseColumn("call_sign", .text, "null not heard"),
      CaseColumn("flag", .text, "ISO 3166 alpha-2 by MMSI; null unknown"),
      CaseColumn("ship_type", .integer, "null not heard"),
      CaseColumn("length_m", .integer, "AIS A+B, metres"),
      CaseColumn("beam_m", .integer, "AIS C+D, metres"),
      CaseColumn("destination", .text, "as typed, last heard"),
      CaseColumn("start", .time, "first fix of the segment"),
      CaseColumn("end", .time, "last fix of the segment"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let tracks = CaseLayer(
    name: "tracks", meaning: "One simplified line a segment; its times and speeds as lists",
    geometry: .lines,
    columns: [
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("segment", .text, "segment id"),
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("start", .time, "start, UTC"),
      CaseColumn("end", .time, "end, UTC"),
      CaseColumn("fixes", .integer, "fixes before simplification"),
      CaseColumn("vertices", .integer, "vertices kept"),
      CaseColumn("times", .text, "seconds since 1970 of each vertex, separated by spaces"),
      CaseColumn("speeds", .text, "knots of each vertex, - for not sent, separated by spaces"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let draughts = CaseLayer(
    name: "draughts", meaning: "Draughts as typed by the crew, at the times they changed",
    geometry: nil,
    columns: [
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("segment", .text, "segment id"),
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("time", .time, "first report with this draught"),
      CaseColumn("draught_m", .real, "metres, 0.1…25.5"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let places = CaseLayer(
    name: "places",
    meaning: "The terminals, anchorages and transfer areas this run used for events", geometry: nil,
    columns: [
      CaseColumn("terminal_id", .text, "places.terminal_id"),
      CaseColumn("name", .text, "name, for people"),
      CaseColumn("country", .text, "country"),
      CaseColumn("role", .text, "load, discharge, both, sts, anchorage"),
      CaseColumn("lat", .real, "degrees north of its centre"),
      CaseColumn("lon", .real, "degrees east"),
      CaseColumn("radius_m", .real, "metres; of the circle about a polygon"),
      CaseColumn("regime", .text, "regime its oil falls under; null none"),
      CaseColumn("grades", .text, "grades exported, separated by ;"),
      CaseColumn("operator", .text, "who runs the place; null: no source at hand says"),
      CaseColumn("verified", .integer, "0 when the gazetteer marks the position UNVERIFIED"),
      CaseColumn("source", .text, "where the row comes from"),
      CaseColumn("note", .text, "remark of the source"),
    ])

  private static let portCalls = CaseLayer(
    name: "port_calls", meaning: "Stays at terminals, anchorages and transfer areas",
    geometry: .point,
    columns: [
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("terminal_id", .text, "places.terminal_id"),
      CaseColumn("start", .time, "start, UTC"),
      CaseColumn("end", .time, "end, UTC"),
      CaseColumn("action", .text, "load, discharge, none, unknown"),
      CaseColumn(
        "barrels_low", .real,
        "barrels at 60 °F; null when no cargo moved or nothing can be said"),
      CaseColumn("barrels", .real, "best estimate, barrels at 60 °F"),
      CaseColumn("barrels_high", .real, "upper bound, barrels at 60 °F"),
      CaseColumn("confidence", .real, "0…1"),
      CaseColumn("port_call_id", .text, "port call id"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("segment", .text, "identities.segment"),
      CaseColumn("terminal_name", .text, "places.name"),
      CaseColumn("role", .text, "places.role"),
      CaseColumn(
        "visit_level", .integer,
        "1 entry or exit only, 2 stop or gap only, 3 one side with stop, 4 both with "
          + "stop"),
      CaseColumn(
        "mooring", .text, "berth, spm (swinging about a point), anchorage; null: cannot be told"),
      CaseColumn(
        "berth", .text, "terminal_id and a number: where several ships lay; null: none known"),
      CaseColumn("stop_start", .time, "null: never at rest"),
      CaseColumn("stop_end", .time, "last fix at rest"),
      CaseColumn("open", .integer, "1: still there at the end of input"),
      CaseColumn("draught_before_m", .real, "metres, typed before the stay; null unknown"),
      CaseColumn("draught_after_m", .real, "metres, typed after the stay; null unknown"),
      CaseColumn("lat", .real, "degrees north"),
      CaseColumn("lon", .real, "degrees east"),
      CaseColumn("basis", .text, "what the claim rests on (Custody, confidence)"),
      CaseColumn("rule", .text, "rule and version that made the row"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let gaps = CaseLayer(
    name: "gaps", meaning: "Silences of six hours or more between two fixes of a segment",
    geometry: .lines,
    columns: [
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("start", .time, "last fix before"),
      CaseColumn("end", .time, "first fix after, or the end of the input when open"),
      CaseColumn("class", .text, "healthy, challenged_emission, sparse_coverage, unresolved"),
      CaseColumn(
        "deliberate_probability", .real,
        "0…1; calibrated for challenged_emission, elsewhere a rank and no claim"),
      CaseColumn("gap_id", .text, "gap id"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("segment", .text, "identities.segment"),
      CaseColumn("open", .integer, "1: not heard again"),
      CaseColumn("hours", .real, "length in hours"),
      CaseColumn("distance_nm", .real, "great circle; null when open"),
      CaseColumn("implied_speed_kn", .real, "null when open"),
      CaseColumn("expected_hours", .real, "hours in which receivers would have heard her"),
      CaseColumn(
        "reception_weight", .real, "minus the logarithm of the chance that none did"),
      CaseColumn("quiet_hours", .real, "longest time without any word of her number"),
      CaseColumn("habit", .real, "share of hours before it in which she was heard"),
      CaseColumn("usual_share", .real, "share of hours in which ships are heard there"),
      CaseColumn("companions", .integer, "others silent in just the same hours nearby"),
      CaseColumn(
        "chance_companions", .real,
        "how many would be by chance, as silences come in the days about"),
      CaseColumn(
        "chance_silences", .real,
        "silences so unlikely that chance makes among all hours heard; above 0.5 no claim"),
      CaseColumn(
        "other_ships_heard", .integer, "others heard within two degrees of her way on those days"),
      CaseColumn("ships_around", .integer, "others heard within ten degrees of her way"),
      CaseColumn("from_lat", .real, "from lat"),
      CaseColumn("from_lon", .real, "from lon"),
      CaseColumn("to_lat", .real, "to lat"),
      CaseColumn("to_lon", .real, "to lon"),
      CaseColumn("terminals_in_reach", .integer, "terminals she can have called at meanwhile"),
      CaseColumn("nearest_terminals", .text, "their ids, nearest first, twenty at most"),
      CaseColumn("rule", .text, "rule and version that made the row"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let loiterings = CaseLayer(
    name: "loiterings", meaning: "Slow time at sea, outside terminals", geometry: .point,
    columns: [
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("start", .time, "start, UTC"),
      CaseColumn("end", .time, "end, UTC"),
      CaseColumn("lat", .real, "degrees north"),
      CaseColumn("lon", .real, "degrees east"),
      CaseColumn("mean_speed_kn", .real, "mean speed kn"),
      CaseColumn("confidence", .real, "0…1"),
      CaseColumn("loitering_id", .text, "loitering id"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("segment", .text, "identities.segment"),
      CaseColumn(
        "kind", .text,
        "slow: under 2 kn for hours; queue: so among ten others; adrift: carried sideways"),
      CaseColumn("company", .integer, "other ships slow within ten miles meanwhile, up to 99"),
      CaseColumn("basis", .text, "what the claim rests on, and with it its confidence"),
      CaseColumn("rule", .text, "rule and version that made the row"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let encounters = CaseLayer(
    name: "encounters", meaning: "Two tankers close and slow; says nothing about oil",
    geometry: .point,
    columns: [
      CaseColumn("mmsi_a", .integer, "mmsi a"),
      CaseColumn("mmsi_b", .integer, "mmsi b"),
      CaseColumn("start", .time, "start, UTC"),
      CaseColumn("end", .time, "end, UTC"),
      CaseColumn("lat", .real, "degrees north"),
      CaseColumn("lon", .real, "degrees east"),
      CaseColumn("confidence", .real, "0…1"),
      CaseColumn("encounter_id", .text, "encounter id"),
      CaseColumn("vessel_a", .text, "vessel a"),
      CaseColumn("vessel_b", .text, "vessel b"),
      CaseColumn(
        "minimum_distance_m", .real,
        "clear water between hulls, or between antennas when hull_geometry is 0"),
      CaseColumn("median_distance_m", .real, "median distance, metres"),
      CaseColumn("median_speed_kn", .real, "median speed kn"),
      CaseColumn("hull_geometry", .integer, "1: hull outlines compared"),
      CaseColumn("alongside", .integer, "alongside"),
      CaseColumn(
        "at_berth", .integer,
        "1: at a terminal or held by the ground, so neighbouring berths explain it"),
      CaseColumn("basis", .text, "what the claim rests on, and with it its confidence"),
      CaseColumn(
        "relative_motion_m", .real,
        "b's antenna stayed this near one spot of a's deck for nine tenths of the time"),
      CaseColumn("approach_hours", .real, "hours before the start looked at; null: not both heard"),
      CaseColumn("approach_distance_m", .real, "how far apart the two were then"),
      CaseColumn("approach_speed_kn", .real, "by how much they closed in the mean"),
      CaseColumn("approach_mover", .text, "a, b, both, neither: who made way"),
      CaseColumn("departure_hours", .real, "hours after the end looked at; null: not both heard"),
      CaseColumn("departure_distance_m", .real, "how far apart the two were then"),
      CaseColumn("departure_speed_kn", .real, "by how much they opened in the mean"),
      CaseColumn("departure_mover", .text, "a, b, both, neither: who made way"),
      CaseColumn("zone", .text, "transfer zone in force there then; null: none that is listed"),
      CaseColumn("zone_status", .text, "legal, prohibited, permit_required, open_sea"),
      CaseColumn("rule", .text, "rule and version that made the row"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let transfers = CaseLayer(
    name: "transfers", meaning: "Ship-to-ship transfers of cargo", geometry: .point,
    columns: [
      CaseColumn("donor_mmsi", .integer, "null: the ship was not seen"),
      CaseColumn("receiver_mmsi", .integer, "null: the ship was not seen"),
      CaseColumn("start", .time, "start, UTC"),
      CaseColumn("end", .time, "end, UTC"),
      CaseColumn("lat", .real, "degrees north"),
      CaseColumn("lon", .real, "degrees east"),
      CaseColumn("visibility", .text, "both, donor_dark, receiver_dark, both_dark"),
      CaseColumn("barrels_low", .real, "barrels at 60 °F"),
      CaseColumn("barrels", .real, "best estimate, barrels at 60 °F"),
      CaseColumn("barrels_high", .real, "upper bound, barrels at 60 °F"),
      CaseColumn("confidence", .real, "0…1"),
      CaseColumn("grade", .text, "A B C D X U"),
      CaseColumn("transfer_id", .text, "transfer id"),
      CaseColumn("donor_vessel", .text, "donor vessel"),
      CaseColumn("receiver_vessel", .text, "receiver vessel"),
      CaseColumn("encounter_id", .text, "null when inferred without an encounter"),
      CaseColumn("place", .text, "name of the transfer area; null at open sea"),
      CaseColumn("explanation", .text, "in words"),
      CaseColumn("basis", .text, "what the claim rests on (Custody, confidence)"),
      CaseColumn("zone", .text, "transfer zone in force there then; null: none that is listed"),
      CaseColumn("zone_status", .text, "legal, prohibited, permit_required, open_sea"),
      CaseColumn("rule", .text, "rule and version that made the row"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let draughtChanges = CaseLayer(
    name: "draught_changes", meaning: "Typed draughts that changed and stayed changed",
    geometry: .point,
    columns: [
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("last_before", .time, "last before"),
      CaseColumn("first_after", .time, "first after"),
      CaseColumn("before_m", .real, "before, metres"),
      CaseColumn("after_m", .real, "after, metres"),
      CaseColumn("change_m", .real, "change, metres"),
      CaseColumn("draught_change_id", .text, "draught change id"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("segment", .text, "identities.segment"),
      CaseColumn("lat", .real, "degrees north"),
      CaseColumn("lon", .real, "degrees east"),
      CaseColumn("rule", .text, "rule and version that made the row"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let positionAnomalies = CaseLayer(
    name: "position_anomalies", meaning: "Positions that cannot be where the ship was",
    geometry: .point,
    columns: [
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("start", .time, "start, UTC"),
      CaseColumn("end", .time, "end, UTC"),
      CaseColumn("kind", .text, "kind"),
      CaseColumn("confidence", .real, "0…1"),
      CaseColumn("position_anomaly_id", .text, "position anomaly id"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("segment", .text, "identities.segment"),
      CaseColumn("fixes", .integer, "fixes"),
      CaseColumn("lat", .real, "degrees north"),
      CaseColumn("lon", .real, "degrees east"),
      CaseColumn("rule", .text, "rule and version that made the row"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let identityChanges = CaseLayer(
    name: "identity_changes", meaning: "Ships that changed what they call themselves",
    geometry: nil,
    columns: [
      CaseColumn("imo", .integer, "null: none valid"),
      CaseColumn("old_mmsi", .integer, "nine digits; null when the MMSI did not change"),
      CaseColumn("new_mmsi", .integer, "nine digits; null when the MMSI did not change"),
      CaseColumn("time", .time, "instant, UTC"),
      CaseColumn("kind", .text, "kind"),
      CaseColumn("confidence", .real, "0…1"),
      CaseColumn("identity_change_id", .text, "identity change id"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("segment", .text, "identities.segment"),
      CaseColumn("old_value", .text, "old value"),
      CaseColumn("new_value", .text, "new value"),
      CaseColumn("rule", .text, "rule and version that made the row"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let voyages = CaseLayer(
    name: "voyages",
    meaning: "From terminal to terminal, one row for each leg between movements of cargo",
    geometry: nil,
    columns: [
      CaseColumn("voyage_id", .text, "voyage id"),
      CaseColumn("leg", .integer, "counted from 1 within the voyage"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("start", .time, "start, UTC"),
      CaseColumn("end", .time, "null: still under way"),
      CaseColumn("from_place", .text, "terminal or ship; null: not known"),
      CaseColumn("to_place", .text, "terminal or ship; null: not known"),
      CaseColumn("state", .text, "laden, ballast, part, unknown"),
      CaseColumn("aboard_t_low", .real, "tonnes of cargo aboard, lower bound"),
      CaseColumn("aboard_t", .real, "tonnes of cargo aboard"),
      CaseColumn("aboard_t_high", .real, "tonnes of cargo aboard, upper bound"),
      CaseColumn("silent_hours", .real, "hours of silences of six hours or more"),
      CaseColumn("challenged_hours", .real, "hours of those in which others were heard"),
      CaseColumn("declared_destination", .text, "as typed by the crew last"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let parcels = CaseLayer(
    name: "parcels", meaning: "Parcels of crude: born at a load, followed through transfers",
    geometry: nil,
    columns: [
      CaseColumn("parcel_id", .text, "parcel id"),
      CaseColumn("origin_terminal_id", .text, "null: unknown origin"),
      CaseColumn("origin_country", .text, "origin country"),
      CaseColumn("grade_name", .text, "hypothesis from the terminal; null unknown"),
      CaseColumn("api", .real, "degrees API"),
      CaseColumn("loaded_by", .text, "vessel_id"),
      CaseColumn("load_time", .time, "load time"),
      CaseColumn("barrels_low", .real, "lower bound, barrels at 60 °F"),
      CaseColumn("barrels", .real, "best estimate, barrels at 60 °F"),
      CaseColumn("barrels_high", .real, "upper bound, barrels at 60 °F"),
      CaseColumn("regime", .text, "regime"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let custodyEdges = CaseLayer(
    name: "custody_edges",
    meaning: "Movements of crude: terminal to ship, ship to ship, ship to terminal", geometry: nil,
    columns: [
      CaseColumn("edge_id", .text, "edge id"),
      CaseColumn("kind", .text, "load, sts, discharge, storage_in, storage_out, retain"),
      CaseColumn("from_node", .text, "terminal:…, vessel:… or unknown"),
      CaseColumn("to_node", .text, "terminal:…, vessel:… or unknown"),
      CaseColumn("time", .time, "instant, UTC"),
      CaseColumn("end", .time, "end, UTC"),
      CaseColumn("barrels_low", .real, "lower bound, barrels at 60 °F"),
      CaseColumn("barrels", .real, "best estimate, barrels at 60 °F"),
      CaseColumn("barrels_high", .real, "upper bound, barrels at 60 °F"),
      CaseColumn("shares", .text, "origin terminal=low/best/high of the share, separated by ;"),
      CaseColumn("grade", .text, "A B C D X U"),
      CaseColumn("event_id", .text, "port_call_id or transfer_id"),
      CaseColumn(
        "screening", .text,
        "parties on this leg as the lists stood that day, in words; null when no list "
          + "was given"),
      CaseColumn("explanation", .text, "in words"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let discharges = CaseLayer(
    name: "discharges", meaning: "What left ships at terminals, one row per origin",
    geometry: .point,
    columns: [
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("terminal_id", .text, "places.terminal_id"),
      CaseColumn("time", .time, "instant, UTC"),
      CaseColumn("barrels_low", .real, "lower bound, barrels at 60 °F"),
      CaseColumn("barrels", .real, "best estimate, barrels at 60 °F"),
      CaseColumn("barrels_high", .real, "upper bound, barrels at 60 °F"),
      CaseColumn("origin_terminal_id", .text, "null: unknown origin"),
      CaseColumn("share_low", .real, "0…1"),
      CaseColumn("share", .real, "best estimate of the origin's share, 0…1"),
      CaseColumn("share_high", .real, "upper bound, 0…1"),
      CaseColumn("discharge_id", .text, "discharge id"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("terminal_name", .text, "places.name"),
      CaseColumn("origin_name", .text, "origin name"),
      CaseColumn("grade", .text, "evidence grade A B C D X U"),
      CaseColumn("lat", .real, "degrees north"),
      CaseColumn("lon", .real, "degrees east"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let documents = CaseLayer(
    name: "documents", meaning: "Declared cargo, kept apart from what was seen", geometry: nil,
    columns: [
      CaseColumn("document_id", .text, "document id"),
      CaseColumn("vessel_imo", .integer, "vessel imo"),
      CaseColumn("load_date", .time, "load date"),
      CaseColumn("declared_origin", .text, "declared origin"),
      CaseColumn("barrels", .real, "best estimate, barrels at 60 °F"),
      CaseColumn("discharge_port", .text, "discharge port"),
      CaseColumn("vessel_id", .text, "null: no such ship in this case"),
      CaseColumn("verdict", .text, "agrees, contradicts, cannot_tell"),
      CaseColumn("explanation", .text, "in words"),
      CaseColumn("discharge_id", .text, "discharge id"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
      CaseColumn("declared_grade", .text, "grade, where the papers have a column for it"),
    ])

  private static let designations = CaseLayer(
    name: "designations", meaning: "List entries that match a ship of the case", geometry: nil,
    columns: [
      CaseColumn("designation_id", .text, "designation id"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("list", .text, "list"),
      CaseColumn("entry_id", .text, "entry id"),
      CaseColumn("entry_name", .text, "entry name"),
      CaseColumn("programmes", .text, "programmes"),
      CaseColumn("basis", .text, "what matched"),
      CaseColumn("strength", .text, "match or possible"),
      CaseColumn("edition_date", .text, "edition asked"),
      CaseColumn("edition_sha256", .text, "edition sha256"),
      CaseColumn("asked_day", .text, "day the question is about"),
      CaseColumn("first_seen", .text, "first edition with the entry"),
      CaseColumn("last_seen", .text, "last seen"),
      CaseColumn("leg", .text, "custody_edges.edge_id, or null for the as-of day"),
      CaseColumn("explanation", .text, "in words"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let cargoStates = CaseLayer(
    name: "cargo_states",
    meaning: "What each ship had aboard from one movement of cargo to the next", geometry: nil,
    columns: [
      CaseColumn("cargo_state_id", .text, "cargo state id"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("start", .time, "end of the movement before, UTC"),
      CaseColumn("end", .time, "start of the next movement, or end of the input, UTC"),
      CaseColumn("barrels_low", .real, "lower bound, barrels at 60 °F"),
      CaseColumn("barrels", .real, "best estimate, barrels at 60 °F"),
      CaseColumn("barrels_high", .real, "upper bound, barrels at 60 °F"),
      CaseColumn("shares", .text, "origin terminal=low/best/high of the share, separated by ;"),
      CaseColumn("grade", .text, "A B C D X U"),
      CaseColumn(
        "edge_id", .text,
        "custody_edges.edge_id of the movement before; null when it was not seen"),
      CaseColumn("rule", .text, "rule and version that made the row"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let explanations = CaseLayer(
    name: "explanations",
    meaning:
      "Cargo that does not add up, each with every way it may have come about, cheapest first",
    geometry: nil,
    columns: [
      CaseColumn("cargo_id", .text, "name of the cargo that does not add up"),
      CaseColumn("rank", .integer, "1 is the cheapest"),
      CaseColumn("kind", .text, "missing_transfer, wrong_draught or wrong_ship"),
      CaseColumn("probability", .real, "0…1; one for all explanations of a cargo together"),
      CaseColumn(
        "cost", .real,
        "natural logarithm of how many times less likely than the cheapest; 0 for that one"),
      CaseColumn("explanation", .text, "in words"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("start", .time, "when the tanks were last known to be empty, UTC"),
      CaseColumn("end", .time, "when the last of the observations was made, UTC"),
      CaseColumn(
        "barrels", .real,
        "barrels at 60 °F that came aboard, or left (below zero), with nothing to explain them"),
      CaseColumn("observations", .text, "what does not fit together, separated by |"),
      CaseColumn("rule", .text, "rule and version that made the row"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let screenings = CaseLayer(
    name: "screenings",
    meaning: "Every question put to the lists, with its answer: a negative is a result",
    geometry: nil,
    columns: [
      CaseColumn("screening_id", .text, "screening id"),
      CaseColumn("vessel_id", .text, "vessels.vessel_id"),
      CaseColumn("leg", .text, "custody_edges.edge_id; null for the as-of day"),
      CaseColumn("asked_day", .text, "asked day"),
      CaseColumn("edition_date", .text, "null: no edition covers the day"),
      CaseColumn("edition_sha256", .text, "edition sha256"),
      CaseColumn("party", .text, "ship, owner, manager, terminal_operator, …"),
      CaseColumn("subject", .text, "who was asked about, as asked"),
      CaseColumn("answer", .text, "match, possible, none, cannot_tell"),
      CaseColumn("exposure", .text, "kinds in exposure_words, separated by ;"),
      CaseColumn("exposure_words", .text, "what stands against the party that day, a line each"),
      CaseColumn("explanation", .text, "in words"),
    ])

  private static let findings = CaseLayer(
    name: "findings",
    meaning: "What a reader should look at, each with its alternatives; never a verdict",
    geometry: nil,
    columns: [
      CaseColumn("finding_id", .text, "finding id"),
      CaseColumn("subject", .text, "vessel_id"),
      CaseColumn("practice", .text, "DSP-1…DSP-7, or exposure, or observation"),
      CaseColumn("grade", .text, "A B C D X U"),
      CaseColumn("confidence", .real, "0…1"),
      CaseColumn("start", .time, "start, UTC"),
      CaseColumn("end", .time, "end, UTC"),
      CaseColumn("summary", .text, "what was seen, in words"),
      CaseColumn("title", .text, "headline, for people"),
      CaseColumn("alternatives", .text, "other explanations, separated by |"),
      CaseColumn("weakest_link", .text, "weakest link"),
      CaseColumn("what_would_settle_it", .text, "what would settle it"),
      CaseColumn("mmsi", .integer, "nine digits"),
      CaseColumn("legs", .text, "custody edges, separated by spaces"),
      CaseColumn("rule", .text, "rule and version that made the row"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
      CaseColumn(
        "turning_point", .text, "the one piece of evidence that, if wrong, changes the conclusion"),
    ])

  private static let totals = CaseLayer(
    name: "totals",
    meaning: "Barrels discharged by month, origin and destination, with intervals",
    geometry: nil,
    columns: [
      CaseColumn("month", .text, "YYYY-MM of the discharge, UTC"),
      CaseColumn("origin_terminal_id", .text, "terminal; null for unknown origin"),
      CaseColumn("origin_name", .text, "its name"),
      CaseColumn("origin_country", .text, "its country as the gazetteer writes it"),
      CaseColumn("destination_terminal_id", .text, "terminal that received"),
      CaseColumn("destination_name", .text, "its name"),
      CaseColumn("destination_country", .text, "its country as the gazetteer writes it"),
      CaseColumn("barrels_low", .real, "barrels at 60 °F, least"),
      CaseColumn("barrels", .real, "barrels at 60 °F, best"),
      CaseColumn("barrels_high", .real, "barrels at 60 °F, most"),
      CaseColumn("discharges", .integer, "discharges that hold any of it"),
      CaseColumn("grade", .text, "A B C D X U, of the weakest"),
      CaseColumn("evidence_ids", .text, "ids of rows in evidence, separated by spaces"),
    ])

  private static let unobserved = CaseLayer(
    name: "unobserved", meaning: "What this case cannot see, said out loud", geometry: nil,
    columns: [
      CaseColumn("topic", .text, "topic"),
      CaseColumn("statement", .text, "statement"),
    ])

  private static let evidence = CaseLayer(
    name: "evidence",
    meaning: "Bytes of the inputs that a row rests on, and the rule that used them", geometry: nil,
    columns: [
      CaseColumn("evidence_id", .integer, "evidence id"),
      CaseColumn("source_id", .integer, "sources.source_id"),
      CaseColumn("byte_offset", .integer, "in the content after decompression"),
      CaseColumn("byte_length", .integer, "byte length"),
      CaseColumn("sha256", .text, "of those bytes"),
      CaseColumn("rule", .text, "rule and version that used them"),
      CaseColumn("thresholds", .text, "hash of the threshold set"),
    ])

  private static let sources = CaseLayer(
    name: "sources", meaning: "The inputs", geometry: nil,
    columns: [
      CaseColumn("source_id", .integer, "numbered by SHA-256"),
      CaseColumn("kind", .text, "ais, registry, terminals, documents, list, built_in"),
      CaseColumn("name", .text, "file name, without its folder"),
      CaseColumn("member", .text, "name inside an archive; null none"),
      CaseColumn("sha256", .text, "of the file's bytes"),
      CaseColumn("bytes", .integer, "bytes"),
      CaseColumn(
        "content_sha256", .text,
        "of the content after decompression; null when not compressed"),
      CaseColumn("format", .text, "format"),
      CaseColumn("compression", .text, "compression"),
      CaseColumn("lines_in", .integer, "lines in"),
      CaseColumn("lines_used", .integer, "lines used"),
      CaseColumn("lines_refused", .integer, "lines refused"),
      CaseColumn("records_decoded", .integer, "records decoded"),
      CaseColumn("records_kept", .integer, "records kept"),
      CaseColumn("records_repeated", .integer, "heard before, to the letter"),
      CaseColumn("first_time", .time, "first time"),
      CaseColumn("last_time", .time, "last time"),
      CaseColumn("edition_date", .text, "of a list"),
    ])

  private static let refusals = CaseLayer(
    name: "refusals", meaning: "What was refused and why", geometry: nil,
    columns: [
      CaseColumn("source_id", .integer, "source id"),
      CaseColumn("reason", .text, "reason"),
      CaseColumn("lines", .integer, "lines"),
      CaseColumn("sample_offset", .integer, "sample offset"),
      CaseColumn("sample_length", .integer, "sample length"),
      CaseColumn("sample", .text, "first bytes of a refused line"),
    ])

  private static let runs = CaseLayer(
    name: "runs", meaning: "How this file was made", geometry: nil,
    columns: [
      CaseColumn("run_id", .text, "hash of version, options and inputs"),
      CaseColumn("program_version", .text, "program version"),
      CaseColumn("schema_version", .integer, "schema version"),
      CaseColumn("options", .text, "JSON"),
      CaseColumn("thresholds", .text, "JSON: every threshold of every rule"),
      CaseColumn("inputs", .text, "SHA-256 of every input, sorted"),
      CaseColumn("as_of", .text, "day the lists were asked about"),
    ])
}
