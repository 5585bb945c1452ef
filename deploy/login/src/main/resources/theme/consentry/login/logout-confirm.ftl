<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("logoutConfirmTitle")}
  <#elseif section = "form">
    <form id="kc-logout-confirm" action="${url.logoutConfirmAction}" method="post">
      <p class="govuk-body">${msg("logoutConfirmHeader")}</p>
      <input type="hidden" name="session_code" value="${logoutConfirm.code}">
      <button class="govuk-button" name="confirmLogout" id="kc-logout" type="submit">${msg("doLogout")}</button>
    </form>
    <#if !logoutConfirm.skipLink><@parts.back /></#if>
  </#if>
</@layout.registrationLayout>
