<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if messageHeader??>${kcSanitize(msg("${messageHeader}"))?no_esc}<#else>${message.summary}</#if>
  <#elseif section = "form">
    <div id="kc-info-message">
      <p class="govuk-body">${message.summary}<#if requiredActions??>:
        <#list requiredActions as action>${kcSanitize(msg("requiredAction.${action}"))?no_esc}<#sep>, </#sep></#list></#if></p>
    </div>
    <#if !skipLink??>
      <#if pageRedirectUri?has_content>
        <p class="govuk-body"><a class="govuk-link" href="${pageRedirectUri}">${msg("consentryGoOn")}</a></p>
      <#elseif actionUri?has_content>
        <p class="govuk-body"><a class="govuk-link" href="${actionUri}">${msg("consentryGoOn")}</a></p>
      <#else><@parts.back /></#if>
    </#if>
  </#if>
</@layout.registrationLayout>
