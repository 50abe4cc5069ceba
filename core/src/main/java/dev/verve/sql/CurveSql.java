package dev.verve.sql;

import dev.verve.model.Curve;
import dev.verve.model.Curve.Knot;
import dev.verve.plan.ActionRow;
import java.util.List;

/**
 * Curves as expressions over an amount: those that the rows of actions name by a word, and those
 * that are told by knots.
 */
final class CurveSql {
  private CurveSql() {}

  /** The value of an action's curve, the action's row being {@code a}. */
  static String bent(List<ActionRow> actions, String amount) {
    boolean words =
        actions.stream()
            .map(row -> row.action().curve().form())
            .anyMatch(form -> form == Curve.Form.SQRT || form == Curve.Form.LOG);
    if (!words) {
      return withKnots(actions, "a.action_key", amount);
    }
    return """
        case a.curve
            when 'sqrt' then sqrt(greatest(%1$s, 0))
            when 'log' then ln(1 + greatest(%1$s, 0))
            else %2$s
          end"""
        .formatted(amount, withKnots(actions, "a.action_key", amount));
  }

  /** The value of every action's curve that has knots; the amount itself for the others. */
  private static String withKnots(List<ActionRow> actions, String actionKey, String amount) {
    StringBuilder cases = new StringBuilder();
    for (ActionRow row : actions) {
      Curve curve = row.action().curve();
      if (!curve.knots().isEmpty()) {
        String value =
            curve.form() == Curve.Form.TIERS
                ? tiers(curve.knots(), amount)
                : between(curve.knots(), amount);
        cases.append(" when ").append(row.key()).append(" then ").append(value);
      }
    }
    return cases.isEmpty() ? amount : "case " + actionKey + cases + " else " + amount + " end";
  }

  private static String tiers(List<Knot> knots, String amount) {
    StringBuilder cases = new StringBuilder("case");
    for (int i = knots.size() - 1; i >= 0; i--) {
      cases.append(" when ").append(amount).append(" >= ").append(real(knots.get(i).amount()));
      cases.append(" then ").append(real(knots.get(i).value()));
    }
    return cases.append(" else 0 end").toString();
  }

  private static String between(List<Knot> knots, String amount) {
    Knot first = knots.get(0);
    StringBuilder cases = new StringBuilder("case");
    cases.append(" when ").append(amount).append(" <= ").append(real(first.amount()));
    cases.append(" then ").append(real(first.value()));
    for (int i = 1; i < knots.size(); i++) {
      Knot from = knots.get(i - 1);
      Knot to = knots.get(i);
      cases.append(" when ").append(amount).append(" <= ").append(real(to.amount()));
      cases.append(" then ").append(real(from.value())).append(" + ");
      cases.append(real(to.value() - from.value())).append(" * (").append(amount).append(" - ");
      cases.append(real(from.amount())).append(") / ").append(real(to.amount() - from.amount()));
    }
    cases.append(" else ").append(real(knots.get(knots.size() - 1).value()));
    return cases.append(" end").toString();
  }

  /** A literal that is a double and no decimal, whatever the engine. */
  private static String real(double number) {
    String text = Double.toString(number);
    String literal = text.contains("E") ? text : text + "e0";
    return number < 0 ? "(" + literal + ")" : literal;
  }
}
