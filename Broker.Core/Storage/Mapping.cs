using System.Linq.Expressions;
using System.Text.Json;
using Broker.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Broker.Core.Storage;

/// <summary>What the capabilities' table descriptions have in common.</summary>
internal static class Mapping
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// A reference between two rows of the same client, held by the database itself: the key carries the client's id, so that not even
    /// raw SQL can tie one client's row to another's.
    /// </summary>
    public static ReferenceCollectionBuilder<TPrincipal, TRow> RefersTo<TRow, TPrincipal>(
        this EntityTypeBuilder<TRow> row, string foreignKey, DeleteBehavior onDelete = DeleteBehavior.Restrict)
        where TRow : class, IOwned where TPrincipal : Entity, IOwned =>
        row.HasOne<TPrincipal>().WithMany()
            .HasForeignKey(nameof(IOwned.ClientId), foreignKey)
            .HasPrincipalKey(nameof(IOwned.ClientId), nameof(Entity.Id))
            .OnDelete(onDelete);

    internal const string Signs = "Broker:Signs";

    /// <summary>Compared sign by sign on both providers: lists in that order are alike, and beginnings are a stretch of an index.</summary>
    public static PropertyBuilder<string> InOrderOfSigns(this PropertyBuilder<string> property) => property.HasAnnotation(Signs, true);

    /// <summary>A small value kept as JSON text: same on both providers, never queried inside.</summary>
    public static PropertyBuilder<TValue> AsJson<TRow, TValue>(this EntityTypeBuilder<TRow> row, Expression<Func<TRow, TValue>> property)
        where TRow : class =>
        row.Property(property).HasConversion(
            value => JsonSerializer.Serialize(value, Plain),
            stored => JsonSerializer.Deserialize<TValue>(stored, Plain)!,
            new ValueComparer<TValue>(
                (a, b) => JsonSerializer.Serialize(a, Plain) == JsonSerializer.Serialize(b, Plain),
                value => JsonSerializer.Serialize(value, Plain).GetHashCode(),
                value => JsonSerializer.Deserialize<TValue>(JsonSerializer.Serialize(value, Plain), Plain)!));
}
