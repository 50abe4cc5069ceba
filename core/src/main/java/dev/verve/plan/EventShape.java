package dev.verve.plan;

import dev.verve.event.Schema;
import dev.verve.event.TimeKind;
import java.util.Optional;

/**
 * What the binder must know of the data.
 *
 * @param time what the time column holds
 * @param properties the properties of events
 * @param hasAccounts whether events name accounts
 * @param people the traits of the users file, empty where there is none
 * @param peopleHaveAccounts whether the users file names accounts
 */
public record EventShape(
    TimeKind time,
    Schema properties,
    boolean hasAccounts,
    Optional<Schema> people,
    boolean peopleHaveAccounts) {}
