namespace Broker.Portal.Features.Fleets;

/// <summary>Texts of the sheets of insured items, in and out.</summary>
public sealed class SheetsText;
