package dev.verve.answer;

import dev.verve.insight.evidence.ModelReview;

/** Whether a model is still true, as fields. */
public final class ReviewFields {
  private ReviewFields() {}

  /** The review without its verdict, which stands last. */
  public static void write(Fields json, ModelReview review) {
    json.text("as_of", review.asOf());
    json.list(
        "findings",
        list ->
            review
                .findings()
                .forEach(
                    it ->
                        list.object(
                            fields -> {
                              fields.text("about", it.about());
                              fields.text("found", it.found());
                              fields.text("change", it.change());
                            })));
    json.texts("unknown", review.unknown());
  }
}
