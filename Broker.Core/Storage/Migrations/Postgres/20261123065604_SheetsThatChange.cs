using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SheetsThatChange : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Decided",
                table: "StagedSheets",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "BatchId",
                table: "RegisterNotices",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_RegisterNotices_BatchId",
                table: "RegisterNotices",
                column: "BatchId",
                filter: "\"BatchId\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_RegisterNotices_BatchId",
                table: "RegisterNotices");

            migrationBuilder.DropColumn(
                name: "Decided",
                table: "StagedSheets");

            migrationBuilder.DropColumn(
                name: "BatchId",
                table: "RegisterNotices");
        }
    }
}
