namespace Broker.Portal.Features.Products;

/// <summary>Texts of products, insurers and risks.</summary>
public sealed class ProductsText;
