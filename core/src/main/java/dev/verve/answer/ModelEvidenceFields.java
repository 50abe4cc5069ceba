package dev.verve.answer;

import dev.verve.insight.evidence.LeadTime;
import dev.verve.insight.evidence.ModelValidator;
import java.util.List;

/** What evidence on a model tells beside the validation: outcome, date, naive rules, warning. */
public final class ModelEvidenceFields {
  private ModelEvidenceFields() {}

  /** One judged outcome without its validation. */
  public static void write(Fields json, ModelValidator.Answer answer) {
    json.text("outcome", answer.outcome().words());
    json.text("as_of", answer.date());
    json.object(
        "baselines",
        fields ->
            answer
                .baselines()
                .forEach(
                    it ->
                        fields.object(
                            it.name(),
                            inner -> ValidationFields.difference(inner, it.difference()))));
    answer
        .leadTime()
        .value()
        .ifPresentOrElse(
            it -> json.object("lead_time", fields -> leadTime(fields, it)),
            () -> json.unknown("lead_time"));
  }

  /** All judged outcomes, each with its validation. */
  public static void outcomes(Fields json, List<ModelValidator.Answer> answers) {
    json.list(
        "outcomes",
        list ->
            answers.forEach(
                each ->
                    list.object(
                        fields -> {
                          fields.text("name", each.outcome().name());
                          write(fields, each);
                          ValidationFields.write(
                              fields, each.validation(), each.validation().warnings());
                        })));
  }

  private static void leadTime(Fields json, LeadTime it) {
    json.count("lost", it.lost());
    json.count("warned", it.warned());
    json.count("lowest_all_along", it.low());
    json.count("kept", it.kept());
    json.count("alarmed", it.alarmed());
    List<String> names = List.of("q1_days", "median_days", "q3_days");
    for (int i = 0; i < names.size(); i++) {
      json.number(names.get(i), it.days().isEmpty() ? Double.NaN : it.days().get(i));
    }
  }
}
