// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

/** Decides what becomes of a Consent that breaks R4. */
public interface ConsentAdmission {
    /**
     * The text to go on with: of what a patient sends, the same; of what others bring in, one that R4 can hold, with
     * marks of what could not be read. Nothing of it that may be a no is turned away.
     *
     * @param text a Consent as JSON
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException if a patient sent what breaks R4, or
     *     anybody what two readers would read differently
     */
    String admit(String text, Caller caller);
}
