package dev.verve.playbook;

/** What a step does, in words. */
final class StepWords implements Step.Cases<String> {
  @Override
  public String notify(Step.Notify step) {
    return "tell " + step.to();
  }

  @Override
  public String task(Step.Task step) {
    return "a task for " + step.owner();
  }

  @Override
  public String webhook(Step.Webhook step) {
    return "call " + step.to();
  }

  @Override
  public String addToList(Step.AddToList step) {
    return "add to the list " + step.list();
  }

  @Override
  public String waitUntil(Step.WaitUntil step) {
    return "wait up to %d days for %s".formatted(step.atMost(), step.band());
  }
}
