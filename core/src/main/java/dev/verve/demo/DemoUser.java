package dev.verve.demo;

import java.time.Instant;

/**
 * An invented person who has signed up.
 *
 * @param id unique and stable, such as {@code u00042}
 * @param email under the reserved top-level domain {@code .example}; robots and test users have
 *     {@code @example.com}
 * @param country where the person works, mostly the country of the account
 * @param firstSeen the moment of the sign-up; no event of the person is earlier
 */
public record DemoUser(
    String id,
    DemoAccount account,
    String name,
    String email,
    Role role,
    Country country,
    Instant firstSeen) {}
