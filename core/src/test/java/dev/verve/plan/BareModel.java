package dev.verve.plan;

import dev.verve.event.Schema;
import dev.verve.event.TimeKind;
import dev.verve.model.ModelReader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A model over events of which nothing but who, what and when is known. */
public final class BareModel {
  private BareModel() {}

  public static BoundModel of(String text) {
    return Binder.bind(
        ModelReader.read("bare.yaml", text),
        new EventShape(TimeKind.INSTANT, new Nothing(), false, Optional.empty(), false));
  }

  private record Nothing() implements Schema {
    @Override
    public Optional<String> access(String property) {
      return Optional.empty();
    }

    @Override
    public Collection<String> names() {
      return List.of();
    }
  }
}
