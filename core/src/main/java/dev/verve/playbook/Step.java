package dev.verve.playbook;

/** Something that a playbook does for one user or account. */
public sealed interface Step {

  /** Does what is right for the kind of step. */
  <T> T by(Cases<T> cases);

  /** What to do for each kind. */
  interface Cases<T> {
    T notify(Notify step);

    T task(Task step);

    T webhook(Webhook step);

    T addToList(AddToList step);

    T waitUntil(WaitUntil step);
  }

  /**
   * Tells people.
   *
   * @param to a destination that people read
   * @param text what is said; {@code {subject}} and {@code {band}} stand for whom it is about
   */
  record Notify(String to, String text) implements Step {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.notify(this);
    }
  }

  /**
   * Puts a task into the inbox of alerts.
   *
   * @param owner who is to work on it
   * @param text what is to be done
   */
  record Task(String owner, String text) implements Step {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.task(this);
    }
  }

  /**
   * Calls another system.
   *
   * @param to a destination of the kind webhook
   */
  record Webhook(String to) implements Step {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.webhook(this);
    }
  }

  /** Puts them on a list that others read. */
  record AddToList(String list) implements Step {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.addToList(this);
    }
  }

  /**
   * Waits until they reach a band; whoever does is done, the others go on after some days.
   *
   * @param band the band or a higher one
   * @param atMost days to wait
   */
  record WaitUntil(String band, int atMost) implements Step {
    @Override
    public <T> T by(Cases<T> cases) {
      return cases.waitUntil(this);
    }
  }
}
