// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.session;

/**
 * View model of the page after signing out.
 *
 * @param onlyHere the provider could not be told, so its own session may go on
 */
public record SignedOutPage(boolean onlyHere) {}
