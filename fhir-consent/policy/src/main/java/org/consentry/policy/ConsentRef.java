// SPDX-License-Identifier: Apache-2.0
package org.consentry.policy;

/**
 * Names one version of a FHIR Consent.
 *
 * @param id the logical id
 * @param version the version id, counted from 1
 */
public record ConsentRef(String id, long version) {

    /** The versioned relative URL, {@code Consent/id/_history/version}. */
    @Override
    public String toString() {
        return "Consent/" + id + "/_history/" + version;
    }
}
