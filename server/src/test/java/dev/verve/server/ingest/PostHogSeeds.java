package dev.verve.server.ingest;

import java.util.List;

/** Events as clients of PostHog send them, one of each kind. */
final class PostHogSeeds {
  private PostHogSeeds() {}

  static List<String> all() {
    return List.of(
        """
        {"event":"login","distinct_id":"u1","uuid":"0190-1","timestamp":"2026-03-01T10:00:00.000Z",
         "properties":{"$lib":"web","$lib_version":"1.2","$device_id":"d1","plan":"pro","seats":3}}""",
        """
        {"event":"$pageview","distinct_id":"d1","properties":{"$device_id":"d1","$is_identified":false,
         "$current_url":"https://example.com/a?b=c","$insert_id":"i1","$screen_width":1440}}""",
        """
        {"event":"$identify","distinct_id":"u1","properties":{"$anon_distinct_id":"d1"},
         "$set":{"email":"a@example.com","age":40},"$set_once":{"first":"2026-01-01"}}""",
        """
        {"event":"$groupidentify","distinct_id":"u1","properties":{"$group_type":"company",
         "$group_key":"a1","$group_set":{"name":"A","seats":12.5,"tags":["x","y"]}}}""",
        """
        {"event":"$create_alias","distinct_id":"u1","properties":{"alias":"u0"}}""",
        """
        {"event":"paid","properties":{"distinct_id":"u1","$groups":{"company":"a1","project":"p"},
         "amount":12.3,"nested":{"a":[1,{"b":null}],"c":true}},"sent_at":"2026-03-01T10:00:01Z",
         "timestamp":1767225600}""",
        """
        {"event":"$set","distinct_id":"u1","properties":{"$set":{"plan":"free"},"token":"t"}}""");
  }
}
