package dev.verve.server.act;

import dev.verve.server.act.http.Outside.Reach;
import java.util.Optional;

/**
 * How a server acts on what it finds.
 *
 * @param secretKey the key of secrets, as the environment holds it; empty for none
 * @param reach which addresses requests to others may go to
 * @param address where people reach the dashboard, for links; empty for none
 */
public record ActOptions(Optional<String> secretKey, Reach reach, Optional<String> address) {
  /** No key, no private addresses, no links. */
  public static ActOptions defaults() {
    return new ActOptions(Optional.empty(), Reach.PUBLIC, Optional.empty());
  }

  public ActOptions withSecretKey(String key) {
    return new ActOptions(Optional.of(key), reach, address);
  }

  public ActOptions withReach(Reach other) {
    return new ActOptions(secretKey, other, address);
  }

  public ActOptions withAddress(String url) {
    return new ActOptions(secretKey, reach, Optional.of(url));
  }

  /** The key stays out of logs. */
  @Override
  public String toString() {
    return "ActOptions[" + reach + ", " + address.orElse("no address") + "]";
  }
}
