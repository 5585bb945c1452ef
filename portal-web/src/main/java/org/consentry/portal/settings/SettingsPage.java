// SPDX-License-Identifier: Apache-2.0
package org.consentry.portal.settings;

/**
 * View model of the page of settings.
 *
 * @param account whether there is a page where patients change their sign-in
 */
public record SettingsPage(boolean account) {}
