package dev.verve.answer;

import dev.verve.insight.power.ActionContrast;
import dev.verve.insight.power.FirstDays;
import dev.verve.insight.power.GroupUse;
import dev.verve.insight.power.PowerStudy;
import dev.verve.sql.PowerSql;
import dev.verve.stats.Conclusion;
import dev.verve.stats.StratifiedDifference;
import java.util.List;

/** The study of power users as fields; shares run from 0 to 1. */
public final class PowerUsersFields {
  private PowerUsersFields() {}

  /** The study, with what its reader has to know. */
  public static void write(Fields json, PowerStudy study, List<String> warnings) {
    json.text("as_of", study.question().asOf());
    json.object("band", fields -> group(fields, study.question().high(), study.high()));
    json.object("against", fields -> group(fields, study.question().low(), study.low()));
    json.text("verdict", study.actions().value().isPresent() ? "COMPARED" : "INSUFFICIENT");
    json.texts(
        "adjusted_for",
        study.segment().map(segment -> List.of("tenure", segment)).orElse(List.of("tenure")));
    List<ActionContrast> actions = study.actions().value().orElse(List.of());
    json.list("actions", list -> actions.forEach(a -> list.object(o -> action(o, a))));
    study
        .firstDays()
        .value()
        .ifPresentOrElse(
            days -> json.object("first_days", fields -> firstDays(fields, days)),
            () -> json.unknown("first_days"));
    json.texts("warnings", warnings);
  }

  private static void group(Fields json, String name, long users) {
    json.text("name", name);
    json.count("users", users);
  }

  private static void action(Fields json, ActionContrast contrast) {
    contrast(json, contrast);
    json.object("amount", fields -> difference(fields, contrast.amount()));
  }

  private static void contrast(Fields json, ActionContrast contrast) {
    json.text("action", contrast.event());
    json.flag("scored", contrast.isScored());
    json.object("band", fields -> use(fields, contrast.high()));
    json.object("against", fields -> use(fields, contrast.low()));
    json.object("share", fields -> difference(fields, contrast.share()));
    json.number(
        "p_adjusted", contrast.share().value().map(d -> contrast.adjustedP()).orElse(Double.NaN));
    json.flag("significant", contrast.isSignificant());
  }

  private static void use(Fields json, GroupUse use) {
    json.count("users", use.users());
    json.number("share", use.share());
    json.number("mean", use.mean());
  }

  private static void difference(Fields json, Conclusion<StratifiedDifference> conclusion) {
    json.number("difference", conclusion.value().map(d -> d.effect().value()).orElse(Double.NaN));
    json.number("low", conclusion.value().map(d -> d.effect().low()).orElse(Double.NaN));
    json.number("high", conclusion.value().map(d -> d.effect().high()).orElse(Double.NaN));
    json.number("p", conclusion.value().map(d -> d.effect().p()).orElse(Double.NaN));
    json.number("standardised", conclusion.value().map(d -> d.standardised()).orElse(Double.NaN));
    json.text("reason", conclusion.refusal().orElse(null));
  }

  private static void firstDays(Fields json, FirstDays days) {
    json.count("days", PowerSql.FIRST_DAYS);
    json.count("band_users", days.high());
    json.count("against_users", days.low());
    json.list(
        "reached",
        list ->
            days.reached()
                .forEach(
                    contrast ->
                        list.object(
                            fields -> {
                              contrast(fields, contrast);
                              fields.number(
                                  "band_median_day",
                                  FirstDays.days(days.highDays(), contrast.event()));
                              fields.number(
                                  "against_median_day",
                                  FirstDays.days(days.lowDays(), contrast.event()));
                            })));
    json.list(
        "steps",
        list ->
            days.steps()
                .forEach(
                    step ->
                        list.object(
                            fields ->
                                fields
                                    .text("group", group(step.isHigh()))
                                    .count("step", step.step())
                                    .text("action", step.event())
                                    .count("users", step.users())
                                    .number("share", step.share()))));
    json.list(
        "paths",
        list ->
            days.paths()
                .forEach(
                    path ->
                        list.object(
                            fields ->
                                fields
                                    .text("group", group(path.isHigh()))
                                    .texts("actions", path.events())
                                    .count("users", path.users())
                                    .number("share", path.share()))));
  }

  private static String group(boolean isHigh) {
    return isHigh ? "band" : "against";
  }
}
