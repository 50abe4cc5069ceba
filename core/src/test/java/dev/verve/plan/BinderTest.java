package dev.verve.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.event.Schema;
import dev.verve.event.TimeKind;
import dev.verve.model.ModelReader;
import dev.verve.problem.UserError;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a model reads of the data that it meets, and what it misses there. */
class BinderTest {
  private static final String ACTIONS = "name: m\nactions: {login: 1}\n";
  private static final String ROLLUP = ACTIONS + "accounts: {rollup: mean}\n";

  @Test
  void namesThatTheDataLacksComeAllAtOnceWithTheirPlaces() {
    BoundModel bound =
        bind(
            """
            name: m
            tree:
              core:
                actions:
                  minutes: {event: session, measure: {sum: minuts}, weight: 1}
                  shared: {event: share, where: {kind: link}, weight: 1}
            overrides:
              - {when: {plan: pro}, weights: {shared: 2}}
              - {when: {plam: pro}, weights: {shared: 3}}
            exclude: {where: {mail: {ends_with: "@x"}}}
            segments: [country]
            """);
    assertThat(bound.unresolved().stream().map(problem -> problem.place().path()))
        .containsExactly(
            "tree.core.actions.minutes",
            "tree.core.actions.shared",
            "overrides[1].when",
            "exclude.where",
            "segments");
    assertThat(bound.unresolved().get(0).cure()).contains("minutes");
    assertThat(bound.unresolved().get(2).cure()).contains("plan");
    assertThat(bound.properties()).containsExactly("plan", "minuts", "kind");
  }

  @Test
  void aTraitIsReadOfTheUsersFileBeforeTheEvents() {
    String model = ACTIONS + "segments: [plan, minutes]\n";
    BoundModel bound = Binder.bind(ModelReader.read("m.yaml", model), shape(true, true));
    assertThat(bound.trait("plan")).contains(new Trait("plan", Trait.Source.PEOPLE, "p.plan"));
    assertThat(bound.trait("minutes"))
        .contains(new Trait("minutes", Trait.Source.EVENTS, "e.minutes"));
    assertThat(bound.unresolved()).isEmpty();
    BoundModel misspelt = bind(ACTIONS + "segments: [regoin]\n", shape(true, true));
    assertThat(misspelt.unresolved().get(0).cure()).contains("region");
  }

  @Test
  void accountsNeedSomethingThatNamesThem() {
    assertThatThrownBy(() -> bind(ROLLUP, shape(false, false)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no column of the data names them");
    assertThat(bind(ROLLUP, shape(true, false)).rollsUp()).isTrue();
    assertThat(bind(ROLLUP, shape(false, true)).rollsUp()).isTrue();
    String ofAccounts = ACTIONS + "entity: account\n";
    assertThatThrownBy(() -> bind(ofAccounts, shape(false, true))).isInstanceOf(UserError.class);
    assertThat(bind(ofAccounts, shape(true, false)).rollsUp()).isFalse();
  }

  @Test
  void whatEventsTellMayDifferFromDateToDate() {
    assertThat(bind(ACTIONS, shape(true, false)).changesOverTime()).isFalse();
    assertThat(bind(ROLLUP, shape(true, false)).changesOverTime()).isTrue();
    assertThat(bind(ROLLUP, shape(false, true)).changesOverTime()).isFalse();
    String weighed = ACTIONS + "overrides: [{when: {plan: pro}, weights: {login: 2}}]\n";
    assertThat(bind(weighed, shape(false, false)).weighsByEvents()).isTrue();
    assertThat(bind(weighed, shape(false, true)).weighsByEvents()).isFalse();
    assertThat(bind(weighed, shape(false, false)).changesOverTime()).isTrue();
  }

  @Test
  void aSegmentOnlySlicesAndDecidesNothing() {
    BoundModel bound = bind(ACTIONS + "segments: [plan]\n", shape(false, false));
    assertThat(bound.traits()).hasSize(1);
    assertThat(bound.populationTraits()).isEmpty();
    BoundModel excluding =
        bind(
            ACTIONS + "segments: [minutes]\nexclude: {where: {plan: test}}\n", shape(false, false));
    assertThat(excluding.populationTraits()).extracting(Trait::name).containsExactly("plan");
  }

  @Test
  void actionsTellWhatTheyCount() {
    BoundModel sums = bind(ACTIONS, shape(false, false));
    assertThat(sums.countsAmounts()).isTrue();
    assertThat(sums.countsDistinct()).isFalse();
    assertThat(sums.takesMaximum()).isFalse();
    BoundModel distinct =
        bind(
            "name: m\nactions: {plans: {event: view, measure: {distinct: plan}, weight: 1}}\n",
            shape(false, false));
    assertThat(distinct.countsAmounts()).isFalse();
    assertThat(distinct.countsDistinct()).isTrue();
    BoundModel greatest =
        bind(
            "name: m\nactions: {longest: {event: view, measure: {max: minutes}, weight: 1}}\n",
            shape(false, false));
    assertThat(greatest.takesMaximum()).isTrue();
    assertThat(greatest.countsAmounts()).isTrue();
  }

  private static BoundModel bind(String model) {
    return bind(model, shape(false, false));
  }

  private static BoundModel bind(String model, EventShape shape) {
    return Binder.bind(ModelReader.read("m.yaml", model), shape);
  }

  /**
   * Events with minutes and a plan; a users file, where there is one, with a plan, a region and
   * accounts.
   */
  private static EventShape shape(boolean accounts, boolean people) {
    return new EventShape(
        TimeKind.INSTANT,
        new Known("e", List.of("minutes", "plan")),
        accounts,
        people ? Optional.of(new Known("p", List.of("plan", "region"))) : Optional.empty(),
        people);
  }

  private record Known(String alias, List<String> all) implements Schema {
    @Override
    public Optional<String> access(String property) {
      return all.contains(property) ? Optional.of(alias + "." + property) : Optional.empty();
    }

    @Override
    public Collection<String> names() {
      return all;
    }
  }
}
