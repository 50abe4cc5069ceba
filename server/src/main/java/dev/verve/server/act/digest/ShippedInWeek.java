package dev.verve.server.act.digest;

import dev.verve.alert.Routing;
import dev.verve.server.act.digest.Letter.Shipped;
import dev.verve.server.impact.KeptVerdict;
import dev.verve.server.impact.Registered;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an owner shipped: interventions that began within a week, or were judged in it. */
final class ShippedInWeek {
  private ShippedInWeek() {}

  /** Of all interventions those of an owner, in the week before a Monday. */
  static List<Shipped> of(String owner, List<Registered> interventions, LocalDate monday) {
    LocalDate from = monday.minusDays(7);
    List<Shipped> shipped = new ArrayList<>();
    for (Registered one : interventions) {
      if (!owner.equals(owner(one))) {
        continue;
      }
      ZoneId zone = one.model().model().timezone();
      Optional<KeptVerdict> judged =
          one.judged()
              .filter(it -> isNews(one, it.madeAt().atZone(zone).toLocalDate(), from, monday));
      if (judged.isPresent()) {
        shipped.add(new Shipped(one.plan().title(), judged.get().sentence()));
      } else if (isWithin(one.plan().start(), from, monday)) {
        shipped.add(
            new Shipped(
                one.plan().title(),
                "began on %s; it is judged %s."
                    .formatted(
                        one.plan().start(),
                        one.entering()
                            .map(entering -> "every day, and says nothing yet")
                            .orElseGet(() -> "on " + one.plan().analysis()))));
      }
    }
    return shipped;
  }

  /** Whose an intervention is: its own owner, else the accountable one of its branch. */
  private static @Nullable String owner(Registered one) {
    String branch = one.plan().branch();
    if (one.plan().owner() != null || branch == null) {
      return one.plan().owner();
    }
    return Routing.of(one.model().model(), branch).told().orElse(null);
  }

  /** What is judged every day was judged again on the Monday itself. */
  private static boolean isNews(Registered one, LocalDate day, LocalDate from, LocalDate until) {
    return one.entering().isPresent() ? !day.isBefore(from) : isWithin(day, from, until);
  }

  private static boolean isWithin(LocalDate day, LocalDate from, LocalDate until) {
    return !day.isBefore(from) && day.isBefore(until);
  }
}
