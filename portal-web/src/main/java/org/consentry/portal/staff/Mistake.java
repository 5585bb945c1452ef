// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.staff;

/**
 * What is wrong with a field of a form.
 *
 * @param field id of the field
 * @param key message key of what is wrong with it
 */
public record Mistake(String field, String key) {}
