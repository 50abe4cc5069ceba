package dev.verve.insight.metrics;

import dev.verve.model.RoleKind;
import dev.verve.sql.Bounds;
import java.util.List;

/** Who had taken up the product by the end of a period. */
final class AdoptionFamily implements Family {
  @Override
  public List<Metric> metrics() {
    return List.of(Metric.USER_ADOPTION_RATE);
  }

  @Override
  public void answer(MetricRun run, Findings findings) {
    String adopted =
        run.question()
            .roles()
            .role(RoleKind.ADOPTED)
            .map(role -> run.sql().adopted(role, run.all()))
            .orElseGet(() -> run.sql().since("first_active"));
    Sums adopters = Sums.ofDays(run.engine(), adopted, "users");
    Sums known = Sums.ofDays(run.engine(), run.sql().since("first_seen"), "users");
    for (Bounds period : run.question().periods()) {
      long end = period.last().toEpochDay();
      for (String segment : run.segments()) {
        findings.ratio(
            Metric.USER_ADOPTION_RATE,
            period,
            run.name(segment),
            adopters.between(segment, Long.MIN_VALUE, end, "users"),
            known.between(segment, Long.MIN_VALUE, end, "users"));
      }
    }
  }
}
