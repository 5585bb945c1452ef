// SPDX-License-Identifier: Apache-2.0
package org.consentry.server.access;

/** Decides what happens to a Consent that breaks R4. */
public interface ConsentAdmission {
    /**
     * Returns the text to go on with. A patient's text stays as it is. Text from others becomes one that R4 can hold,
     * with marks where something could not be read. Nothing that may be a no is turned away.
     *
     * @param text a Consent as JSON
     * @throws ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException if a patient sent what breaks R4, or
     *     anybody sent what two readers would read differently
     */
    String admit(String text, Caller caller);
}
