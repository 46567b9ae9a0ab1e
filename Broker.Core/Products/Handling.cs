namespace Broker.Core.Products;

/// <summary>Who collects the premium: the firm (confié) or the insurer (non confié).</summary>
public enum Handling { Entrusted, Direct }
