package dev.verve.cli;

import dev.verve.engine.Row;
import dev.verve.engine.Scored;
import dev.verve.insight.BandShare;
import dev.verve.insight.Distribution;
import dev.verve.model.FittedScale;
import dev.verve.model.ScoreModel;
import dev.verve.plan.ActionRow;
import dev.verve.plan.BoundModel;
import dev.verve.sql.ExportSql;

/** The JSON of scores, with the names that people script against. */
final class ScoreJson {
  private ScoreJson() {}

  /** Model, version, date, scale: what every answer begins with. */
  static void head(Json json, Job job, Scored scored) {
    ScoreModel model = job.model();
    json.text("model", model.name());
    json.text("version", job.file().version());
    json.text("as_of", scored.asOf());
    json.count("window_days", model.window());
    scale(json, "scale", scored.fit().scale());
    scored.accountFit().ifPresent(fit -> scale(json, "account_scale", fit.scale()));
  }

  static void scale(Json json, String name, FittedScale scale) {
    json.object(
        name,
        fields -> {
          fields.text("method", scale.method().word());
          Double number = scale.number();
          if (number != null) {
            fields.number(scale.method().parameter(), number);
          }
        });
  }

  static void distribution(Json json, Distribution distribution) {
    json.count("population", distribution.population());
    if (distribution.average().isPresent()) {
      json.number("average", distribution.average().getAsDouble());
    } else {
      json.unknown("average");
    }
    json.list(
        "distribution",
        list -> distribution.bands().forEach(share -> list.object(band -> share(band, share))));
  }

  private static void share(Json json, BandShare share) {
    json.text("band", share.band().name());
    json.number("from", share.band().from());
    json.number("to", share.to());
    json.count("users", share.users());
    json.number("share", share.share());
  }

  /** Every score with its points. */
  static void scores(Json json, Job job, Scored scored) {
    ExportSql export = new ExportSql(job.bound(), job.engine().dialect());
    json.list(
        "scores",
        list ->
            job.engine()
                .each(
                    export.scores(scored.names(), scored.asOf()),
                    row -> list.object(score -> score(score, job.bound(), row))));
    if (job.model().rollup() != null) {
      json.list(
          "accounts",
          list ->
              job.engine()
                  .each(
                      export.accounts(scored.names(), scored.asOf()),
                      row ->
                          list.object(
                              account -> {
                                account.text("id", row.text("id"));
                                account.number("score", row.real("score"));
                                account.text("band", row.text("band"));
                                account.count("users", row.whole("users"));
                                account.number("raw", row.real("raw"));
                                points(account, job.bound(), row);
                              })));
    }
  }

  private static void score(Json json, BoundModel model, Row row) {
    json.text("id", row.text("id"));
    json.number("raw", row.real("raw"));
    json.number("score", row.real("score"));
    json.text("band", row.text("band"));
    points(json, model, row);
  }

  private static void points(Json json, BoundModel model, Row row) {
    json.object(
        "points",
        branches ->
            model
                .model()
                .branches()
                .forEach(
                    branch ->
                        branches.object(
                            branch.slug(),
                            actions -> {
                              for (ActionRow action : model.actions()) {
                                if (action.branch().equals(branch.slug())) {
                                  actions.number(action.action().slug(), row.real(action.path()));
                                }
                              }
                            })));
  }
}
