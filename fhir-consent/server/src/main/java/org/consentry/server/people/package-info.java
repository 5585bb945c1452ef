/**
 * Writes patients with their hospital numbers, and publishes which records are one person. Finding a person's records
 * is in {@code fhir.person}.
 */
@NullMarked
package org.consentry.server.people;

import org.jspecify.annotations.NullMarked;
