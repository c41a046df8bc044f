-- The six tasks of a track stage in SQL, for DuckDB: load, segments, gaps, stops, calls and open-sea
-- encounters. Statements are separated by lines of "-- ## NAME"; $POINTS and $PLACES are files.
-- The rules are the plain published ones: a segment breaks at an implied speed above 25 kn; a gap is
-- six hours between its fixes; a stop is half an hour at 0.5 kn or less; a call is a stop within a
-- place's radius; an encounter is two tankers within 500 m and below 2 kn for two hours, away from
-- places. No reception, no hulls, no confidence.
-- ## load
CREATE TABLE points AS
SELECT mmsi, epoch(basedatetime)::BIGINT AS t, lat, lon, sog::FLOAT AS sog, vesseltype AS type
FROM read_csv('$POINTS', header = true, columns = {
  'MMSI': 'UINTEGER', 'BaseDateTime': 'TIMESTAMP', 'LAT': 'DOUBLE', 'LON': 'DOUBLE',
  'SOG': 'DOUBLE', 'COG': 'DOUBLE', 'Heading': 'DOUBLE', 'VesselName': 'VARCHAR',
  'IMO': 'VARCHAR', 'CallSign': 'VARCHAR', 'VesselType': 'USMALLINT', 'Status': 'VARCHAR',
  'Length': 'DOUBLE', 'Width': 'DOUBLE', 'Draft': 'DOUBLE', 'Cargo': 'VARCHAR',
  'TransceiverClass': 'VARCHAR'});
CREATE TABLE places AS SELECT id, lat, lon, radius_m FROM read_csv('$PLACES', header = true);
-- ## segments
CREATE TABLE steps AS
WITH lagged AS (
  SELECT *, lag(t) OVER ship AS t0, lag(lat) OVER ship AS lat0, lag(lon) OVER ship AS lon0
  FROM points WINDOW ship AS (PARTITION BY mmsi ORDER BY t)),
measured AS (
  SELECT *, 2 * 6371008.8 * asin(sqrt(least(1, pow(sin(radians(lat - lat0) / 2), 2)
    + cos(radians(lat)) * cos(radians(lat0)) * pow(sin(radians(lon - lon0) / 2), 2)))) AS metres
  FROM lagged)
SELECT mmsi, t, lat, lon, sog, type, t - t0 AS silence, metres,
  sum(CASE WHEN t0 IS NULL OR metres > 12.861 * sqrt(pow(t - t0, 2) + 810000) THEN 1 ELSE 0 END)
    OVER (PARTITION BY mmsi ORDER BY t ROWS UNBOUNDED PRECEDING) AS segment
FROM measured;
CREATE TABLE segments AS
SELECT mmsi, segment, min(t) AS start, max(t) AS stop, count(*) AS fixes
FROM steps GROUP BY mmsi, segment;
-- ## gaps
CREATE TABLE gaps AS
SELECT mmsi, t - silence AS start, t AS stop, metres FROM steps WHERE silence >= 21600;
-- ## stops
CREATE TABLE stops AS
WITH marked AS (
  SELECT *, sog <= 0.5 AS still,
    row_number() OVER (PARTITION BY mmsi, segment ORDER BY t)
      - row_number() OVER (PARTITION BY mmsi, segment, sog <= 0.5 ORDER BY t) AS island
  FROM steps)
SELECT mmsi, segment, min(t) AS start, max(t) AS stop, avg(lat) AS lat, avg(lon) AS lon
FROM marked WHERE still GROUP BY mmsi, segment, island HAVING max(t) - min(t) >= 1800;
-- ## calls
CREATE TABLE calls AS
WITH cells AS (
  SELECT *, floor(lat + dy)::INT AS cy, floor(lon + dx)::INT AS cx
  FROM places, (VALUES (-1), (0), (1)) AS ys(dy), (VALUES (-1), (0), (1)) AS xs(dx))
SELECT s.mmsi, s.start, s.stop, arg_min(c.id, c.radius_m) AS place
FROM stops s JOIN cells c ON floor(s.lat)::INT = c.cy AND floor(s.lon)::INT = c.cx
WHERE 2 * 6371008.8 * asin(sqrt(least(1, pow(sin(radians(s.lat - c.lat) / 2), 2)
  + cos(radians(s.lat)) * cos(radians(c.lat)) * pow(sin(radians(s.lon - c.lon) / 2), 2))))
  <= c.radius_m
GROUP BY s.mmsi, s.start, s.stop;
-- ## encounters
CREATE TABLE encounters AS
WITH slow AS (
  SELECT mmsi, t // 600 AS slot, avg(lat) AS lat, avg(lon) AS lon
  FROM steps WHERE sog < 2 AND type BETWEEN 80 AND 89 GROUP BY mmsi, t // 600),
cells AS (
  SELECT *, floor(lat + dy)::INT AS cy, floor(lon + dx)::INT AS cx
  FROM places, (VALUES (-1), (0), (1)) AS ys(dy), (VALUES (-1), (0), (1)) AS xs(dx)),
ported AS (
  SELECT DISTINCT s.mmsi, s.slot FROM slow s
  JOIN cells c ON floor(s.lat)::INT = c.cy AND floor(s.lon)::INT = c.cx
  WHERE 2 * 6371008.8 * asin(sqrt(least(1, pow(sin(radians(s.lat - c.lat) / 2), 2)
    + cos(radians(s.lat)) * cos(radians(c.lat)) * pow(sin(radians(s.lon - c.lon) / 2), 2))))
    <= c.radius_m),
sea AS (SELECT slow.* FROM slow ANTI JOIN ported USING (mmsi, slot)),
around AS (
  SELECT *, floor(lat / 0.01)::INT + dy AS cy, floor(lon / 0.01)::INT + dx AS cx
  FROM sea, (VALUES (-1), (0), (1)) AS ys(dy), (VALUES (-1), (0), (1)) AS xs(dx)),
near AS (
  SELECT a.mmsi AS one, b.mmsi AS other, a.slot, a.lat, a.lon
  FROM sea a JOIN around b ON a.slot = b.slot AND a.mmsi < b.mmsi
    AND floor(a.lat / 0.01)::INT = b.cy AND floor(a.lon / 0.01)::INT = b.cx
  WHERE 2 * 6371008.8 * asin(sqrt(least(1, pow(sin(radians(a.lat - b.lat) / 2), 2)
    + cos(radians(a.lat)) * cos(radians(b.lat)) * pow(sin(radians(a.lon - b.lon) / 2), 2))))
    <= 500),
islands AS (
  SELECT *, slot - row_number() OVER (PARTITION BY one, other ORDER BY slot) AS island FROM near)
SELECT one, other, min(slot) * 600 AS start, max(slot) * 600 AS stop, avg(lat) AS lat,
  avg(lon) AS lon
FROM islands GROUP BY one, other, island HAVING max(slot) - min(slot) >= 12;
