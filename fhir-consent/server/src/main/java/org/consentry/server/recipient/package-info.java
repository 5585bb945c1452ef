/**
 * Keeps the public register: who may receive scans (Organization), with which product (Device), by which route
 * (Endpoint). Deciding about a recipient is not done here.
 */
@NullMarked
package org.consentry.server.recipient;

import org.jspecify.annotations.NullMarked;
